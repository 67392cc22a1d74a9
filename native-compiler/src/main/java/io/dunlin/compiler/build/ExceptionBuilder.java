package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import java.util.List;

/**
 * Throwing and catching.
 *
 * <p>A block that catches has one handler block, which takes the exception from calls that end with
 * one, and from throws in the same function, which are jumps. The handler compares tags and goes to
 * the label of the clause that fits, or hands the exception on to the block around. Where there is
 * none, the runtime goes on throwing, and knows by the second parameter where the exception is
 * from.
 */
final class ExceptionBuilder {
  private final BodyState state;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;
  private final ControlStack control;

  ExceptionBuilder(BodyState state, ControlStack control) {
    this.state = state;
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
    this.control = control;
  }

  void addClauses(ControlEntry entry, Instruction instruction) {
    for (int i = 0; i < instruction.count(); i++) {
      entry.addClause(instruction.catchKind(i), instruction.catchTag(i), instruction.catchLabel(i));
    }
    if (instruction.count() > 0) {
      control.protect();
    }
  }

  private List<IrType> valueTypes(int tag) {
    int typeIndex = state.context.module().tagTypes().get(tag).typeIndex();
    return state.context.types(state.context.moduleContext().paramTypes(typeIndex));
  }

  void buildThrow(int tag) {
    List<IrType> types = valueTypes(tag);
    int exception = state.libcall(RuntimeFunction.EXCEPTION_NEW, ir.i32(tag));
    int address = address(exception);
    for (int i = 0; i < types.size(); i++) {
      ir.store(address, stack.peek(types.size() - 1 - i), valueOperand(i));
    }
    stack.drop(types.size());
    throwHere(exception);
  }

  void throwRef() {
    int exception = stack.pop();
    state.trapIfZero(exception, TrapCode.NULL_EXCEPTION_REFERENCE);
    throwHere(exception);
  }

  void rethrow(int label) {
    throwHere(control.label(label).exception);
  }

  /** Throws an exception: to the innermost handler, or out of the function. */
  private void throwHere(int exception) {
    int handler = control.handlerAt(0);
    if (handler == IrFunction.NONE) {
      state.libcall(RuntimeFunction.THROW_REF, exception);
      ir.effect(IrOp.UNREACHABLE, 0);
    } else {
      jump(handler, exception, ir.i32(ir.position()));
    }
  }

  private void jump(int handler, int exception, int origin) {
    int edge = ir.jump(handler);
    function.addArgument(edge, exception);
    function.addArgument(edge, origin);
  }

  /** Hands an exception on that has come to a handler which does not catch it, as if at a label. */
  private void passTo(int label, int from) {
    int exception = function.parameter(from, 0);
    int origin = function.parameter(from, 1);
    int handler = control.handlerAt(label);
    if (handler == IrFunction.NONE) {
      state.libcall(RuntimeFunction.PASS_EXCEPTION, exception, origin);
      ir.effect(IrOp.UNREACHABLE, 0);
    } else {
      jump(handler, exception, origin);
    }
  }

  private int address(int exception) {
    int base = state.loadConstant(IrType.I64, state.storeContext(), ContextLayout.Store.HEAP_BASE);
    return ir.binary(IrOp.ADD, Shape.I64, base, state.extend(exception));
  }

  private static long valueOperand(int index) {
    long offset = HeapLayout.EXCEPTION_VALUES + (long) HeapLayout.EXCEPTION_VALUE_BYTES * index;
    return MemoryOperand.of(offset, Access.WHOLE, Region.HEAP, 0);
  }

  /** Goes on in one block if an exception has the tag, and begins the other one if it does not. */
  private void branchUnlessTagged(int exception, int tag, int otherwise) {
    int found =
        ir.load(
            IrType.I32,
            address(exception),
            MemoryOperand.of(HeapLayout.EXCEPTION_TAG, Access.WHOLE, Region.CONSTANT, 0));
    int wanted =
        state.loadConstant(IrType.I32, state.instanceContext(), state.context.layout().tag(tag));
    int fits = function.addBlock();
    function.setCold(fits);
    function.setCold(otherwise);
    ir.branch(ir.binary(IrOp.EQ, Shape.I32, found, wanted), fits, otherwise);
    state.startBlock(fits);
  }

  private void pushValues(int exception, int tag) {
    List<IrType> types = valueTypes(tag);
    int address = address(exception);
    for (int i = 0; i < types.size(); i++) {
      stack.push(ir.load(types.get(i), address, valueOperand(i)));
    }
  }

  /** Whether at the end of a block something is left to do with its exceptions. */
  boolean isPending(ControlEntry entry) {
    return switch (entry.kind) {
      case TRY, TRY_TABLE -> entry.handler != IrFunction.NONE;
      case CATCH -> entry.elseBlock != IrFunction.NONE;
      default -> false;
    };
  }

  /** Does it. The block is the innermost one, and nothing falls into what is built here. */
  void dispatch(ControlEntry entry) {
    control.unprotect();
    if (entry.kind == ControlEntry.Kind.CATCH) {
      state.startBlock(entry.elseBlock);
      passTo(0, entry.handler);
      return;
    }
    control.join(entry, entry.handler);
    stack.truncate(entry.height);
    int exception = function.parameter(entry.handler, 0);
    for (int i = 0; i < entry.clauseCount; i++) {
      if (buildClause(entry, 3 * i, exception)) {
        return;
      }
    }
    passTo(0, entry.handler);
  }

  /** Says whether the clause catches everything. */
  private boolean buildClause(ControlEntry entry, int at, int exception) {
    int kind = entry.clauses[at];
    int tag = entry.clauses[at + 1];
    boolean tagged = kind == Instruction.CATCH || kind == Instruction.CATCH_REF;
    int next = IrFunction.NONE;
    if (tagged) {
      next = function.addBlock();
      branchUnlessTagged(exception, tag, next);
      pushValues(exception, tag);
    }
    if (kind == Instruction.CATCH_REF || kind == Instruction.CATCH_ALL_REF) {
      stack.push(exception);
    }
    // Labels are counted without the block itself.
    control.jump(control.label(entry.clauses[at + 2] + 1));
    stack.truncate(entry.height);
    if (tagged) {
      state.startBlock(next);
    }
    return !tagged;
  }

  /** Begins a catch of the innermost block, a legacy {@code try}. */
  void enterCatch(ControlEntry entry, Instruction instruction) {
    if (entry.kind == ControlEntry.Kind.TRY) {
      int handler = control.handler(entry);
      control.unprotect();
      entry.kind = ControlEntry.Kind.CATCH;
      entry.exception = function.parameter(handler, 0);
      control.join(entry, handler);
    } else {
      state.startBlock(entry.elseBlock);
    }
    entry.elseBlock = IrFunction.NONE;
    if (instruction.op() == Op.CATCH) {
      entry.elseBlock = function.addBlock();
      branchUnlessTagged(entry.exception, instruction.index(), entry.elseBlock);
      pushValues(entry.exception, instruction.index());
    }
  }

  /** Hands the exceptions of the innermost block on as if they were thrown at a label. */
  void delegate(ControlEntry entry, int label) {
    control.unprotect();
    control.join(entry, entry.handler);
    passTo(label, entry.handler);
  }
}
