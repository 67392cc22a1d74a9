package io.dunlin.compiler.ir;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;

/**
 * Writes instructions one after the other, at the end of a block or in front of an instruction.
 *
 * <p>Methods that write an instruction with one result give its value, the others the instruction.
 */
public final class IrBuilder {
  private final IrFunction function;
  private int block;
  private int before = IrFunction.NONE;
  private int position = IrFunction.NONE;

  /** A builder that stands at the end of the entry. */
  public IrBuilder(IrFunction function) {
    this.function = function;
    this.block = function.entry();
  }

  /** The function that is built. */
  public IrFunction function() {
    return function;
  }

  /** What follows comes at the end of a block. */
  public void atEndOf(int newBlock) {
    block = newBlock;
    before = IrFunction.NONE;
  }

  /** What follows comes at the beginning of a block, and from no place in the module. */
  public void atBeginningOf(int newBlock) {
    atEndOf(newBlock);
    before = function.firstInstruction(newBlock);
    position = IrFunction.NONE;
  }

  /** What follows comes behind an instruction, and from the same place in the module. */
  public void behind(int instruction) {
    atEndOf(function.block(instruction));
    before = function.next(instruction);
    position = function.position(instruction);
  }

  /** What follows comes in front of an instruction, and from the same place in the module. */
  public void inFrontOf(int instruction) {
    block = function.block(instruction);
    before = instruction;
    position = function.position(instruction);
  }

  /** The block that is written to. */
  public int block() {
    return block;
  }

  /** What follows comes from this place in the module's bytes, or from {@link IrFunction#NONE}. */
  public void at(int newPosition) {
    position = newPosition;
  }

  /** The place in the module's bytes that what follows comes from, or {@link IrFunction#NONE}. */
  public int position() {
    return position;
  }

  /** The i32 constant. */
  public int i32(int bits) {
    return function.constant(IrType.I32, bits);
  }

  /** The i64 constant. */
  public int i64(long bits) {
    return function.constant(IrType.I64, bits);
  }

  /** Creates an instruction that waits for operands and to be {@linkplain #place placed}. */
  public int create(IrOp op, Shape shape, long immediate) {
    return function.create(op, shape, immediate, position);
  }

  /** Places a created instruction, and gives it back. */
  public int place(int instruction) {
    if (before == IrFunction.NONE) {
      function.append(block, instruction);
    } else {
      function.insertBefore(instruction, before);
    }
    return instruction;
  }

  private int placeForResult(int instruction) {
    return function.result(place(instruction));
  }

  /** An operation without operands. */
  public int nullary(IrOp op, Shape shape) {
    return placeForResult(create(op, shape, 0));
  }

  /** The value of a variable. */
  public int get(int variable, IrType type) {
    return placeForResult(create(IrOp.VARIABLE_GET, Shape.of(type), variable));
  }

  /** A write of a variable. */
  public int set(int variable, int value) {
    int instruction = create(IrOp.VARIABLE_SET, Shape.of(function.type(value)), variable);
    function.addOperand(instruction, value);
    return place(instruction);
  }

  /** An operation on one operand. */
  public int unary(IrOp op, Shape shape, int operand) {
    return unary(op, shape, 0, operand);
  }

  /** An operation on one operand, with an immediate. */
  public int unary(IrOp op, Shape shape, long immediate, int operand) {
    int instruction = create(op, shape, immediate);
    function.addOperand(instruction, operand);
    return placeForResult(instruction);
  }

  /** An operation on two operands. */
  public int binary(IrOp op, Shape shape, int first, int second) {
    return binary(op, shape, 0, first, second);
  }

  /** An operation on two operands, with an immediate. */
  public int binary(IrOp op, Shape shape, long immediate, int first, int second) {
    int instruction = create(op, shape, immediate);
    function.addOperand(instruction, first);
    function.addOperand(instruction, second);
    return placeForResult(instruction);
  }

  /** An operation on three operands. */
  public int ternary(IrOp op, Shape shape, int first, int second, int third) {
    return ternary(op, shape, 0, first, second, third);
  }

  /** An operation on three operands, with an immediate. */
  public int ternary(IrOp op, Shape shape, long immediate, int first, int second, int third) {
    int instruction = create(op, shape, immediate);
    function.addOperand(instruction, first);
    function.addOperand(instruction, second);
    function.addOperand(instruction, third);
    return placeForResult(instruction);
  }

  /** The second value if the first is not zero, else the third. */
  public int select(int condition, int ifTrue, int ifFalse) {
    return ternary(IrOp.SELECT, Shape.of(function.type(ifTrue)), condition, ifTrue, ifFalse);
  }

  /** A load. */
  public int load(IrType type, int address, long operand) {
    return unary(IrOp.LOAD, Shape.of(type), operand, address);
  }

  /** A store. */
  public int store(int address, int value, long operand) {
    int instruction = create(IrOp.STORE, Shape.of(function.type(value)), operand);
    function.addOperand(instruction, address);
    function.addOperand(instruction, value);
    return place(instruction);
  }

  /** A trap unless the condition is zero. */
  public int trapIf(int condition, TrapCode code) {
    int instruction = create(IrOp.TRAP_IF, Shape.I32, code.ordinal());
    function.addOperand(instruction, condition);
    return place(instruction);
  }

  /** A trap unless the condition is zero, because of an index, an i64. */
  public int trapIf(int condition, TrapCode code, int index) {
    int instruction = create(IrOp.TRAP_IF, Shape.I32, code.ordinal());
    function.addOperand(instruction, condition);
    function.addOperand(instruction, index);
    return place(instruction);
  }

  /** The end of a block that always traps. */
  public int trap(TrapCode code) {
    return place(create(IrOp.TRAP, Shape.I32, code.ordinal()));
  }

  /** An instruction without operands and results. */
  public int effect(IrOp op, long immediate) {
    return place(create(op, Shape.I32, immediate));
  }

  /** A call of the runtime that waits for operands and results and to be placed. */
  public int createLibcall(RuntimeFunction callee) {
    return create(IrOp.LIBCALL, Shape.I32, callee.ordinal());
  }

  /** A jump without arguments; gives its edge. */
  public int jump(int target) {
    int instruction = place(create(IrOp.JUMP, Shape.I32, 0));
    return function.addEdge(instruction, target);
  }

  /** A branch without arguments; gives its first edge, the one behind it is the second. */
  public int branch(int condition, int ifTrue, int ifFalse) {
    int instruction = create(IrOp.BRANCH, Shape.I32, 0);
    function.addOperand(instruction, condition);
    place(instruction);
    int edge = function.addEdge(instruction, ifTrue);
    function.addEdge(instruction, ifFalse);
    return edge;
  }
}
