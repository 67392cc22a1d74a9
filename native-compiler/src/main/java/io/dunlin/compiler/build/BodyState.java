package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.validate.FunctionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those who build one function share: the function, the operand stack, the variables. */
final class BodyState {
  final BuildContext context;
  final FunctionContext body;
  final IrFunction function;
  final IrBuilder ir;
  final ValueStack stack = new ValueStack();
  final Variables variables;
  private int instanceContext = IrFunction.NONE;
  private int storeContext = IrFunction.NONE;
  private int lastInEntry = IrFunction.NONE;

  BodyState(BuildContext context, FunctionContext body, @Nullable IrFunction room) {
    this.context = context;
    this.body = body;
    List<IrType> parameterTypes = context.types(body.paramTypes());
    List<IrType> resultTypes = context.types(body.resultTypes());
    if (room == null) {
      function = new IrFunction(body.functionIndex(), parameterTypes, resultTypes);
    } else {
      function = room;
      function.reset(body.functionIndex(), parameterTypes, resultTypes);
    }
    ir = new IrBuilder(function);
    IrType[] types = new IrType[body.localCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = context.type(body.localType(i));
    }
    variables =
        context.options().keepsVariables()
            ? new KeptVariables(ir, types)
            : new SsaVariables(function, types);
  }

  /** Goes on in a block, whose place is behind all others. */
  void startBlock(int block) {
    function.placeBlockAfter(block, function.lastBlock());
    ir.atEndOf(block);
    variables.enter(block);
  }

  int instanceContext() {
    if (instanceContext == IrFunction.NONE) {
      instanceContext = entryValue(IrOp.INSTANCE_CONTEXT);
    }
    return instanceContext;
  }

  int storeContext() {
    if (storeContext == IrFunction.NONE) {
      storeContext = entryValue(IrOp.STORE_CONTEXT);
    }
    return storeContext;
  }

  private int entryValue(IrOp op) {
    return placeInEntry(function.create(op, Shape.I64, 0, IrFunction.NONE));
  }

  /** Places an instruction in the entry, behind those placed before, and gives its result. */
  private int placeInEntry(int instruction) {
    int behind =
        lastInEntry == IrFunction.NONE
            ? function.firstInstruction(function.entry())
            : function.next(lastInEntry);
    if (behind == IrFunction.NONE) {
      function.append(function.entry(), instruction);
    } else {
      function.insertBefore(instruction, behind);
    }
    lastInEntry = instruction;
    return function.result(instruction);
  }

  /** Loads at the function's entry what never changes while code of the instance runs. */
  int loadConstantAtEntry(IrType type, int address, int offset) {
    long operand = MemoryOperand.of(offset, Access.WHOLE, Region.CONSTANT, 0);
    int load = function.create(IrOp.LOAD, Shape.of(type), operand, IrFunction.NONE);
    function.addOperand(load, address);
    return placeInEntry(load);
  }

  /** Loads what never changes while code of the instance runs. */
  int loadConstant(IrType type, int address, int offset) {
    return ir.load(type, address, MemoryOperand.of(offset, Access.WHOLE, Region.CONSTANT, 0));
  }

  /** The sum of an address and an offset that is not negative. */
  int offset(int address, long offset) {
    return offset == 0 ? address : ir.binary(IrOp.ADD, Shape.I64, address, ir.i64(offset));
  }

  /** The i64 with the value of an i32, taken as unsigned. */
  int extend(int value) {
    return function.type(value) == IrType.I64
        ? value
        : ir.unary(IrOp.EXTEND_I32_U, Shape.I64, value);
  }

  /** The low 32 bits, unless an i64 is wanted. */
  int wrapUnless(boolean wantsLong, int value) {
    return wantsLong ? value : ir.unary(IrOp.WRAP_I64, Shape.I32, value);
  }

  int isZero(int value) {
    IrType type = function.type(value);
    return ir.binary(IrOp.EQ, Shape.of(type), value, function.constant(type, 0));
  }

  void trapIfZero(int value, TrapCode code) {
    ir.trapIf(isZero(value), code);
  }

  /**
   * Takes fuel for a bulk instruction, if code counts fuel: a unit for each 2^log2 of its items.
   */
  void consumeFuel(int count, int log2) {
    if (context.options().consumesFuel()) {
      int units = ir.binary(IrOp.SHR_U, Shape.I64, extend(count), ir.i64(log2));
      int instruction = ir.create(IrOp.CONSUME_FUEL, Shape.I32, 0);
      function.addOperand(instruction, units);
      ir.place(instruction);
    }
  }

  /** Calls the runtime. Does not return to where exceptions are caught; see {@link CallBuilder}. */
  int libcall(RuntimeFunction callee, int... operands) {
    int instruction = ir.createLibcall(callee);
    for (int operand : operands) {
      function.addOperand(instruction, operand);
    }
    if (!callee.results().isEmpty()) {
      function.addResult(instruction, callee.results().equals("i") ? IrType.I32 : IrType.I64);
    }
    ir.place(instruction);
    return function.result(instruction);
  }
}
