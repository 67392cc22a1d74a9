package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Postorder;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterClass;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Turns one function into its machine form, with a CPU's help.
 *
 * <p>To the CPU, this is what is known while an instruction is being selected: virtual registers of
 * values, and which other instructions may be done along with it. A value is computed if a virtual
 * register was asked for; whoever computes a value itself does not ask.
 */
public final class FunctionLowering {
  private static final int NONE = IrFunction.NONE;
  private static final int[] NO_REGISTERS = {};

  /** From how far an instruction may be moved to another one. */
  private static final int FARTHEST = 8;

  private final IrFunction function;
  private final MachineFunctionBuilder builder;
  private final UseCounts uses;
  private final Barriers barriers;
  private final BlockPlan plan;
  private final Successors successors;

  /** By machine blocks, of those that edges have. */
  private final boolean[] isLowered;

  private final InstructionSelector selector;
  private final int[] registers;
  private final boolean[] fused;
  private int[] variables = NO_REGISTERS;
  private int current = NONE;

  private FunctionLowering(
      IrFunction function,
      MachineFunctionBuilder builder,
      Function<FunctionLowering, InstructionSelector> target) {
    this.function = function;
    this.builder = builder;
    uses = new UseCounts(function);
    barriers = new Barriers(function);
    plan = new BlockPlan(function, builder);
    successors = new Successors(function, plan);
    isLowered = new boolean[plan.count()];
    registers = new int[function.valueCount()];
    Arrays.fill(registers, NONE);
    fused = new boolean[function.instructionCount()];
    selector = target.apply(this);
  }

  /**
   * Lowers a function.
   *
   * @param builder builds the machine form
   * @param target makes the selector of a CPU
   */
  public static MachineFunction lower(
      IrFunction function,
      MachineFunctionBuilder builder,
      Function<FunctionLowering, InstructionSelector> target) {
    return new FunctionLowering(function, builder, target).lower();
  }

  private MachineFunction lower() {
    if (function.firstIncoming(function.entry()) != NONE) {
      throw new IllegalArgumentException("an edge leads to the entry");
    }
    for (int block : Postorder.of(function)) {
      lowerEdges(block);
      lowerBlock(block);
    }
    return builder.build();
  }

  private void lowerEdges(int block) {
    int terminator = function.lastInstruction(block);
    for (int i = 0; i < function.edgeCount(terminator); i++) {
      int edge = function.edge(terminator, i);
      int machineBlock = plan.ofEdge(edge);
      if (machineBlock != NONE && !isLowered[machineBlock]) {
        isLowered[machineBlock] = true;
        lowerEdge(edge, machineBlock);
      }
    }
  }

  private void lowerEdge(int edge, int machineBlock) {
    builder.beginBlock(machineBlock);
    builder.setSourceOffset(NONE);
    int terminator = function.source(edge);
    if (plan.isThrown(edge)) {
      int last = function.resultCount(terminator) - 1;
      selector.selectLanding(register(function.result(terminator, last)));
    } else if (function.op(terminator).isInvoke()) {
      selector.selectReturn(terminator);
    }
    passArguments(machineBlock, edge);
    selector.selectJump();
    builder.endBlock();
  }

  private void passArguments(int machineBlock, int edge) {
    int[] arguments = registers(function.argumentCount(edge));
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = register(function.argument(edge, i));
    }
    builder.setJump(machineBlock, plan.of(function.target(edge)), arguments);
  }

  private void lowerBlock(int block) {
    int machineBlock = plan.of(block);
    builder.beginBlock(machineBlock);
    int start = builder.instructionCount();
    for (int each = function.lastInstruction(block); each != NONE; each = function.previous(each)) {
      if (isNeeded(each)) {
        lowerInstruction(each, machineBlock);
      }
    }
    current = NONE;
    if (block == function.entry()) {
      int place = builder.instructionCount();
      builder.setSourceOffset(NONE);
      selector.selectParameters();
      builder.reverseFrom(place);
    } else {
      setParameters(block, machineBlock);
    }
    builder.reverseFrom(start);
    builder.endBlock();
  }

  private boolean isNeeded(int instruction) {
    if (fused[instruction]) {
      return false;
    }
    boolean isUsed = barriers.hasEffect(instruction);
    for (int i = 0; i < function.resultCount(instruction) && !isUsed; i++) {
      isUsed = registers[function.result(instruction, i)] != NONE;
    }
    return isUsed;
  }

  /** Its machine instructions are turned round here, and once more with those of the block. */
  private void lowerInstruction(int instruction, int machineBlock) {
    current = instruction;
    int place = builder.instructionCount();
    builder.setSourceOffset(function.position(instruction));
    if (function.edgeCount(instruction) == 1) {
      passArguments(machineBlock, function.edge(instruction, 0));
      selector.selectJump();
    } else {
      selector.select(instruction);
      if (function.edgeCount(instruction) > 0) {
        builder.setSuccessors(machineBlock, successors.of(instruction));
      }
    }
    builder.reverseFrom(place);
  }

  private void setParameters(int block, int machineBlock) {
    int[] parameters = registers(function.parameterCount(block));
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = register(function.parameter(block, i));
    }
    builder.setParameters(machineBlock, parameters);
  }

  private static int[] registers(int count) {
    return count == 0 ? NO_REGISTERS : new int[count];
  }

  /** The function. */
  public IrFunction function() {
    return function;
  }

  /** Where in the module's bytes the instruction comes from that is being selected, or -1. */
  public int position() {
    return current == NONE ? NONE : function.position(current);
  }

  /** Where machine instructions go. */
  public MachineFunctionBuilder builder() {
    return builder;
  }

  /**
   * The virtual register of a value; from now on the value is to be computed. A constant is made
   * anew, in front of the machine instruction that is given next.
   */
  public int register(int value) {
    if (function.isConstant(value)) {
      return selector.selectConstant(value);
    }
    if (registers[value] == NONE) {
      registers[value] = newRegister(function.type(value));
    }
    return registers[value];
  }

  /** A virtual register for a value of this type. */
  public int newRegister(IrType type) {
    return builder.virtualRegister(registerClass(type), type.bytes());
  }

  private static RegisterClass registerClass(IrType type) {
    return type.isInteger() ? RegisterClass.GENERAL : RegisterClass.VECTOR;
  }

  /** The virtual register, pinned to a slot, that a variable of this type is in. */
  public int variable(int number, IrType type) {
    if (number >= variables.length) {
      int known = variables.length;
      variables = Arrays.copyOf(variables, Math.max(number + 1, 2 * known));
      Arrays.fill(variables, known, variables.length, NONE);
    }
    if (variables[number] == NONE) {
      variables[number] = builder.pinnedToSlot(registerClass(type), type.bytes());
    }
    return variables[number];
  }

  /**
   * The places of a terminator's edges among the successors of its machine block; edges that lead
   * to the same place have the same one.
   */
  public int[] successorIndices(int terminator) {
    return successors.indices(terminator);
  }

  /** How often a value is used. */
  public int useCount(int value) {
    return uses.of(value);
  }

  /**
   * Finds the instruction whose only result is {@code value}, if the instruction that is being
   * selected is the only one to use it, directly or by way of others that it computes along, and
   * nobody who has computed such another one along has asked for a virtual register.
   *
   * @return an instruction without effects, or a load that may as well be executed here; NONE if
   *     there is none
   */
  public int fusible(int value) {
    int definition = function.definition(value);
    if (definition == NONE
        || uses.of(value) != 1
        || registers[value] != NONE
        || function.resultCount(definition) != 1
        || function.op(definition).isTerminator()) {
      return NONE;
    }
    IrOp op = function.op(definition);
    boolean isMovable = op.isPure() && function.block(definition) == function.block(current);
    return isMovable || (isLoad(op) && barriers.isNoneBetween(definition, current))
        ? definition
        : NONE;
  }

  /**
   * Finds the instruction without effects whose only result is {@code value}, if it may as well be
   * executed right before the instruction that is being selected, although others use the value
   * too: it stands not far before, and nothing in between uses it.
   *
   * @param along an instruction that is computed with the one being selected, or NONE
   */
  public int movable(int value, int along) {
    int definition = function.definition(value);
    if (definition == NONE || !isInCurrentBlock(definition) || !function.op(definition).isPure()) {
      return NONE;
    }
    int each = function.previous(current);
    for (int i = 0; each != definition; i++) {
      if (each == NONE || i == FARTHEST || (each != along && uses(each, value))) {
        return NONE;
      }
      each = function.previous(each);
    }
    return fused[definition] || function.resultCount(definition) != 1 ? NONE : definition;
  }

  private boolean uses(int instruction, int value) {
    for (int i = 0; i < function.operandCount(instruction); i++) {
      if (function.operand(instruction, i) == value) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoad(IrOp op) {
    return op == IrOp.LOAD;
  }

  /** Is an instruction in the block whose instructions are being selected? */
  public boolean isInCurrentBlock(int instruction) {
    return function.block(instruction) == function.block(current);
  }

  /** Says that an instruction from {@link #fusible} is computed along and needs no own code. */
  public void fuse(int instruction) {
    fused[instruction] = true;
  }
}
