package io.dunlin.compiler.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds one {@link MachineFunction} after the other. Serves one thread.
 *
 * <p>Blocks are made first, in the order of the layout; their instructions may then be given block
 * by block in any order of blocks. An instruction is begun by {@link #instruction}, and what is
 * called until the next one is about it. Whoever selects instructions from the end of a block gives
 * them backwards and turns them round with {@link #reverseFrom}.
 */
public final class MachineFunctionBuilder {
  static final int MOVE = 1;
  static final int REMATERIALIZABLE = 2;

  private static final int[] NONE = {};

  final IntList registerTypes = new IntList();
  final IntList opcodes = new IntList();
  final IntList flags = new IntList();
  final IntList sourceOffsets = new IntList();
  final LongList clobbers = new LongList();
  final IntList operandFirsts = new IntList();
  final IntList operandEnds = new IntList();
  final IntList operandRegisters = new IntList();
  final IntList operandSpecs = new IntList();
  final IntList immediateFirsts = new IntList();
  final IntList immediateEnds = new IntList();
  final LongList immediates = new LongList();

  private final IntList blockFirsts = new IntList();
  private final IntList blockEnds = new IntList();
  private final IntList coldBlocks = new IntList();
  private final List<int[]> parameters = new ArrayList<>();
  private final List<int[]> successors = new ArrayList<>();
  private final List<int[]> arguments = new ArrayList<>();
  private int current = -1;
  private int sourceOffset = -1;
  private int frameAreaBytes;
  private int pinnedUnits;

  /**
   * Makes a virtual register.
   *
   * @param width the size of its value in bytes: 4, 8 or 16
   */
  public int virtualRegister(RegisterClass registerClass, int width) {
    registerTypes.add(VirtualRegisters.pack(registerClass, width));
    return registerTypes.size() - 1;
  }

  /** Makes a virtual register that always stands in this register, which cannot be allocated. */
  public int pinned(int register) {
    RegisterClass registerClass = RegisterFile.classOf(register);
    return pinned(registerClass, 8, Location.ofRegister(register));
  }

  /**
   * Makes a virtual register that always stands in a slot of its own, which instructions may write.
   *
   * @param width the size of its value in bytes: 4, 8 or 16
   */
  public int pinnedToSlot(RegisterClass registerClass, int width) {
    int units = (width + Location.UNIT_BYTES - 1) / Location.UNIT_BYTES;
    int unit = (pinnedUnits + units - 1) / units * units;
    pinnedUnits = unit + units;
    return pinned(registerClass, width, Location.ofSlot(unit));
  }

  private int pinned(RegisterClass registerClass, int width, int location) {
    registerTypes.add(VirtualRegisters.packPinned(registerClass, width, location));
    return registerTypes.size() - 1;
  }

  /** The size of a virtual register's value in bytes: 4, 8 or 16. */
  public int width(int virtualRegister) {
    return VirtualRegisters.width(registerTypes.get(virtualRegister));
  }

  /** Makes the next block of the layout. */
  public int block() {
    blockFirsts.add(0);
    blockEnds.add(0);
    parameters.add(NONE);
    successors.add(NONE);
    arguments.add(NONE);
    return blockFirsts.size() - 1;
  }

  /** Says that a block runs rarely. */
  public void markCold(int block) {
    coldBlocks.add(block);
  }

  /** Sets the virtual registers that are a block's parameters, an array that is kept. */
  public void setParameters(int block, int... virtualRegisters) {
    parameters.set(block, virtualRegisters);
  }

  /**
   * Sets the blocks that may follow a block, in an order that its last instruction knows; the array
   * is kept.
   */
  public void setSuccessors(int block, int... blocks) {
    successors.set(block, blocks);
  }

  /**
   * Sets the only successor of a block, and what is passed for its parameters, an array that is
   * kept.
   */
  public void setJump(int block, int target, int... virtualRegisters) {
    successors.set(block, new int[] {target});
    arguments.set(block, virtualRegisters);
  }

  /** Reserves bytes in the frame for instructions to use as they like, and returns their offset. */
  public int frameArea(int bytes) {
    int offset = frameAreaBytes;
    frameAreaBytes = Math.addExact(offset, (bytes + 15) & -16);
    return offset;
  }

  /** Begins the instructions of a block. */
  public void beginBlock(int block) {
    if (current >= 0) {
      throw new IllegalStateException("block " + current + " has not been ended");
    }
    current = block;
    blockFirsts.set(block, opcodes.size());
  }

  /** Ends the instructions of the block that was begun last. */
  public void endBlock() {
    blockEnds.set(current, opcodes.size());
    current = -1;
  }

  /**
   * Sets the offset in the WebAssembly module that the next instructions come from; -1 for none.
   */
  public void setSourceOffset(int offset) {
    sourceOffset = offset;
  }

  /** Begins an instruction. */
  public MachineFunctionBuilder instruction(int opcode) {
    opcodes.add(opcode);
    flags.add(0);
    sourceOffsets.add(sourceOffset);
    clobbers.add(0);
    operandFirsts.add(operandRegisters.size());
    operandEnds.add(operandRegisters.size());
    immediateFirsts.add(immediates.size());
    immediateEnds.add(immediates.size());
    return this;
  }

  /** Adds an operand, packed as {@link Operand} says. */
  public MachineFunctionBuilder operand(int virtualRegister, int spec) {
    operandRegisters.add(virtualRegister);
    operandSpecs.add(spec);
    operandEnds.set(last(), operandRegisters.size());
    return this;
  }

  /** Adds an input in a register. */
  public MachineFunctionBuilder use(int virtualRegister) {
    return operand(virtualRegister, Operand.of(Operand.USE, Operand.REGISTER));
  }

  /** Adds an input in a register or a stack slot. */
  public MachineFunctionBuilder useAny(int virtualRegister) {
    return operand(virtualRegister, Operand.of(Operand.USE, Operand.ANY));
  }

  /** Adds an input in this register. */
  public MachineFunctionBuilder useFixed(int virtualRegister, int register) {
    return operand(virtualRegister, Operand.fixed(Operand.USE, register));
  }

  /** Adds a result in a register. */
  public MachineFunctionBuilder define(int virtualRegister) {
    return operand(virtualRegister, Operand.of(Operand.DEFINITION, Operand.REGISTER));
  }

  /** Adds a result in this register. */
  public MachineFunctionBuilder defineFixed(int virtualRegister, int register) {
    return operand(virtualRegister, Operand.fixed(Operand.DEFINITION, register));
  }

  /** Adds a result in the register of the input at this place among the operands. */
  public MachineFunctionBuilder defineReusing(int virtualRegister, int operandIndex) {
    return operand(virtualRegister, Operand.reuse(operandIndex));
  }

  /** Adds a register of this class for the instruction to overwrite at any time. */
  public MachineFunctionBuilder temporary(RegisterClass registerClass) {
    int width = registerClass == RegisterClass.GENERAL ? 8 : 16;
    return operand(
        virtualRegister(registerClass, width),
        Operand.of(Operand.EARLY_DEFINITION, Operand.REGISTER));
  }

  /** Adds an immediate. */
  public MachineFunctionBuilder immediate(long value) {
    immediates.add(value);
    immediateEnds.set(last(), immediates.size());
    return this;
  }

  /**
   * Says which registers the instruction destroys. It may define some of them, if it demands these
   * very registers for its results.
   */
  public MachineFunctionBuilder clobbers(long registers) {
    clobbers.set(last(), registers);
    return this;
  }

  /** Says that the instruction copies operand 1 to operand 0 and does nothing else. */
  public MachineFunctionBuilder move() {
    flags.set(last(), flags.get(last()) | MOVE);
    return this;
  }

  /** Says that the instruction may be repeated in place of keeping its result. */
  public MachineFunctionBuilder rematerializable() {
    flags.set(last(), flags.get(last()) | REMATERIALIZABLE);
    return this;
  }

  /** How many instructions have been given; the next one has this place. */
  public int instructionCount() {
    return opcodes.size();
  }

  /** Turns round the order of all instructions of the current block from this place on. */
  public void reverseFrom(int place) {
    int end = opcodes.size();
    if (end - place > 1) {
      opcodes.reverse(place, end);
      flags.reverse(place, end);
      sourceOffsets.reverse(place, end);
      clobbers.reverse(place, end);
      operandFirsts.reverse(place, end);
      operandEnds.reverse(place, end);
      immediateFirsts.reverse(place, end);
      immediateEnds.reverse(place, end);
    }
  }

  /** The function; what comes then is another one. */
  public MachineFunction build() {
    MachineFunction function = new MachineFunction(this);
    clear();
    return function;
  }

  private void clear() {
    registerTypes.clear();
    opcodes.clear();
    flags.clear();
    sourceOffsets.clear();
    clobbers.clear();
    operandFirsts.clear();
    operandEnds.clear();
    operandRegisters.clear();
    operandSpecs.clear();
    immediateFirsts.clear();
    immediateEnds.clear();
    immediates.clear();
    blockFirsts.clear();
    blockEnds.clear();
    coldBlocks.clear();
    parameters.clear();
    successors.clear();
    arguments.clear();
    sourceOffset = -1;
    frameAreaBytes = 0;
    pinnedUnits = 0;
  }

  private int last() {
    return opcodes.size() - 1;
  }

  int blockCount() {
    return blockFirsts.size();
  }

  int firstOf(int block) {
    return blockFirsts.get(block);
  }

  int endOf(int block) {
    return blockEnds.get(block);
  }

  boolean[] cold() {
    boolean[] cold = new boolean[blockCount()];
    for (int block : coldBlocks.toArray()) {
      cold[block] = true;
    }
    return cold;
  }

  List<int[]> parameters() {
    return parameters;
  }

  List<int[]> successors() {
    return successors;
  }

  List<int[]> arguments() {
    return arguments;
  }

  int frameAreaBytes() {
    return frameAreaBytes;
  }

  int pinnedUnits() {
    return pinnedUnits;
  }
}
