package io.dunlin.compiler.machine;

/**
 * A function whose instructions are the CPU's and whose values are in virtual registers.
 *
 * <p>Everything is numbered from 0: blocks in the order in which they will be laid out, block 0
 * being the entry; instructions in the order of blocks; operands; virtual registers. What always
 * holds:
 *
 * <ul>
 *   <li>Each virtual register is defined once, by a block parameter or an operand, and the
 *       definition dominates its uses; those that are pinned to registers are never defined, and
 *       those that are pinned to slots any number of times, by operands that demand slots.
 *   <li>The entry has no predecessors and no parameters. Each block ends with an instruction that
 *       branches, returns or traps, and has no such instruction before.
 *   <li>A block with several successors passes no arguments, and each of these has no other
 *       predecessor: critical edges have been split. The same block is not twice a successor.
 *   <li>The last instruction of a block with one successor does nothing but jump: it has no
 *       operands and no clobbers.
 *   <li>All cycles are entered at one block, as in any WebAssembly function.
 *   <li>Where a successor is entered from outside the running code, as exception handlers are, its
 *       first instruction clobbers all registers but those that it defines, and so does the
 *       terminator that leads there.
 * </ul>
 *
 * <p>A <em>move</em> copies operand 1 to operand 0 and may be left out where both have got one
 * location. A <em>rematerializable</em> instruction defines operand 0 in a register and reads
 * nothing but immediates and pinned registers that never change; it may be repeated anywhere in
 * place of keeping its result, or be left out if the result is wanted nowhere. Code that is
 * inserted between instructions consists of moves, loads and stores of stack slots, and
 * rematerializations.
 *
 * <p>{@link MachineVerifier} checks all of this.
 */
public final class MachineFunction {
  final int[] registerTypes;
  final int[] blockStarts;
  final boolean[] cold;
  final Ragged parameters;
  final Ragged successors;
  final Ragged arguments;
  final Ragged predecessors;
  final int[] opcodes;
  final byte[] flags;
  final int[] sourceOffsets;
  final long[] clobbers;
  final int[] operandStarts;
  final int[] operandRegisters;
  final int[] operandSpecs;
  final int[] immediateStarts;
  final long[] immediates;
  final int frameAreaBytes;
  final int pinnedUnits;

  MachineFunction(MachineFunctionBuilder from) {
    FlatInstructions flat = new FlatInstructions(from);
    registerTypes = from.registerTypes.toArray();
    blockStarts = flat.blockStarts;
    cold = from.cold();
    parameters = Ragged.of(from.parameters());
    successors = Ragged.of(from.successors());
    arguments = Ragged.of(from.arguments());
    predecessors = successors.inverse(blockStarts.length - 1);
    opcodes = flat.opcodes;
    flags = flat.flags;
    sourceOffsets = flat.sourceOffsets;
    clobbers = flat.clobbers;
    operandStarts = flat.operandStarts;
    operandRegisters = flat.operandRegisters;
    operandSpecs = flat.operandSpecs;
    immediateStarts = flat.immediateStarts;
    immediates = flat.immediates;
    frameAreaBytes = from.frameAreaBytes();
    pinnedUnits = from.pinnedUnits();
  }

  /** How many virtual registers there are. */
  public int virtualRegisterCount() {
    return registerTypes.length;
  }

  /** The class of a virtual register. */
  public RegisterClass registerClass(int virtualRegister) {
    return VirtualRegisters.registerClass(registerTypes[virtualRegister]);
  }

  /** The size of a virtual register's value in bytes: 4, 8 or 16. */
  public int width(int virtualRegister) {
    return VirtualRegisters.width(registerTypes[virtualRegister]);
  }

  /**
   * Does this virtual register always stand in the same place: a register that cannot be allocated,
   * or a slot of its own?
   */
  public boolean isPinned(int virtualRegister) {
    return VirtualRegisters.isPinned(registerTypes[virtualRegister]);
  }

  /** The place that a pinned virtual register stands in, as {@link Location} packs it. */
  public int pinnedTo(int virtualRegister) {
    return VirtualRegisters.pinnedTo(registerTypes[virtualRegister]);
  }

  /** How many blocks there are. */
  public int blockCount() {
    return blockStarts.length - 1;
  }

  /** The first instruction of a block. */
  public int blockStart(int block) {
    return blockStarts[block];
  }

  /** The instruction after the last one of a block. */
  public int blockEnd(int block) {
    return blockStarts[block + 1];
  }

  /** Is this block known to run rarely? */
  public boolean isCold(int block) {
    return cold[block];
  }

  /** How many parameters a block has. */
  public int parameterCount(int block) {
    return parameters.size(block);
  }

  /** The virtual register that is a block's parameter. */
  public int parameter(int block, int index) {
    return parameters.get(block, index);
  }

  /** How many successors a block has. */
  public int successorCount(int block) {
    return successors.size(block);
  }

  /** A successor of a block. */
  public int successor(int block, int index) {
    return successors.get(block, index);
  }

  /** How many predecessors a block has. */
  public int predecessorCount(int block) {
    return predecessors.size(block);
  }

  /** A predecessor of a block. */
  public int predecessor(int block, int index) {
    return predecessors.get(block, index);
  }

  /** How many arguments a block passes to its only successor, which has as many parameters. */
  public int argumentCount(int block) {
    return arguments.size(block);
  }

  /** The virtual register that is passed for the parameter with the same index. */
  public int argument(int block, int index) {
    return arguments.get(block, index);
  }

  /** How many instructions there are. */
  public int instructionCount() {
    return opcodes.length;
  }

  /** The CPU's own number for what an instruction does. */
  public int opcode(int instruction) {
    return opcodes[instruction];
  }

  /** Does this instruction copy operand 1 to operand 0 and nothing else? */
  public boolean isMove(int instruction) {
    return (flags[instruction] & MachineFunctionBuilder.MOVE) != 0;
  }

  /** May this instruction be repeated in place of keeping its result? */
  public boolean isRematerializable(int instruction) {
    return (flags[instruction] & MachineFunctionBuilder.REMATERIALIZABLE) != 0;
  }

  /** The offset in the WebAssembly module that an instruction comes from, or -1. */
  public int sourceOffset(int instruction) {
    return sourceOffsets[instruction];
  }

  /** The registers whose contents an instruction destroys, beside those that it defines. */
  public long clobbers(int instruction) {
    return clobbers[instruction];
  }

  /** The first operand of an instruction. */
  public int operandStart(int instruction) {
    return operandStarts[instruction];
  }

  /** The operand after the last one of an instruction. */
  public int operandEnd(int instruction) {
    return operandStarts[instruction + 1];
  }

  /** How many operands there are in all. */
  public int operandCount() {
    return operandRegisters.length;
  }

  /** The virtual register of an operand. */
  public int operandRegister(int operand) {
    return operandRegisters[operand];
  }

  /** What the instruction does with the operand, packed as {@link Operand} says. */
  public int operandSpec(int operand) {
    return operandSpecs[operand];
  }

  /** How many immediates an instruction has. */
  public int immediateCount(int instruction) {
    return immediateStarts[instruction + 1] - immediateStarts[instruction];
  }

  /** An immediate of an instruction. */
  public long immediate(int instruction, int index) {
    return immediates[immediateStarts[instruction] + index];
  }

  /**
   * How many units of the spill area, from its beginning, belong to virtual registers that are
   * pinned to slots.
   */
  public int pinnedUnits() {
    return pinnedUnits;
  }

  /** The size of the area of the frame that instructions use as they like, in bytes. */
  public int frameAreaBytes() {
    return frameAreaBytes;
  }
}
