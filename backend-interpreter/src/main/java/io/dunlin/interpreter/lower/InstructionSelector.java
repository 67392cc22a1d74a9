package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;

/** Lowers everything but structured control. */
final class InstructionSelector {
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;
  private final Arithmetic arithmetic;
  private final MemoryAccesses accesses;
  private final AtomicLowering atomics;
  private final CallLowering calls;
  private final ReferenceLowering references;
  private final AggregateLowering aggregates;
  private final ExceptionLowering exceptions;
  private final VectorLowering vectors;

  InstructionSelector(
      ModuleLowering module,
      CodeBuffer code,
      VirtualStack stack,
      Operands operands,
      Frame frame,
      ExceptionLowering exceptions) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
    this.exceptions = exceptions;
    arithmetic = new Arithmetic(code, stack, operands);
    accesses = new MemoryAccesses(module.module(), code, stack, operands);
    atomics = new AtomicLowering(code, stack, operands);
    calls = new CallLowering(module, code, stack, operands, frame);
    references = new ReferenceLowering(code, stack, operands, frame);
    aggregates = new AggregateLowering(module, code, stack, operands, frame);
    vectors = new VectorLowering(code, stack, operands, accesses);
  }

  /** Lowers a reachable instruction. */
  void lower(Instruction instruction, CodeState state) {
    Op op = instruction.op();
    switch (op.family()) {
      case CONST:
        constant(instruction, state);
        break;
      case LOCAL:
        local(instruction);
        break;
      case GLOBAL:
        global(instruction, state);
        break;
      case PARAMETRIC:
        parametric(instruction);
        break;
      case UNARY:
      case BINARY:
      case COMPARE:
      case CONVERT:
        arithmetic.lower(op, state);
        if (op.mayTrap()) {
          code.mark(instruction.offset());
        }
        break;
      case LOAD:
        accesses.load(instruction, state);
        code.mark(instruction.offset());
        break;
      case STORE:
        accesses.store(instruction);
        code.mark(instruction.offset());
        break;
      case MEMORY:
        accesses.other(instruction, state);
        code.mark(instruction.offset());
        break;
      case ATOMIC:
        atomics.lower(instruction, state);
        code.mark(instruction.offset());
        break;
      case CALL:
        calls.lower(instruction, state);
        break;
      case TABLE:
        references.lower(instruction, state);
        code.mark(instruction.offset());
        break;
      case REFERENCE:
        references.lower(instruction, state);
        if (op.mayTrap()) {
          code.mark(instruction.offset());
        }
        break;
      case GC:
        aggregates.lower(instruction, state);
        break;
      case VECTOR:
        vectors.compute(instruction, state);
        break;
      case VECTOR_LOAD:
        vectors.load(instruction, state);
        code.mark(instruction.offset());
        break;
      case VECTOR_STORE:
        vectors.store(instruction);
        code.mark(instruction.offset());
        break;
      case EXCEPTION:
        exceptions.lower(instruction, state);
        break;
      case CONTROL:
        code.emit(Code.UNREACHABLE, 0, 0, 0);
        code.mark(instruction.offset());
        break;
      default:
        throw new AssertionError(op);
    }
  }

  private void constant(Instruction instruction, CodeState state) {
    if (instruction.op() == Op.V128_CONST) {
      stack.pushVectorConstant(instruction.value(), instruction.valueHigh());
    } else {
      stack.pushConstant(state.type(state.heightAfter() - 1), instruction.value());
    }
  }

  private void local(Instruction instruction) {
    int local = instruction.index();
    int slot = frame.slot(local);
    switch (instruction.op()) {
      case LOCAL_GET:
        frame.read(local);
        stack.pushLocal(frame.type(local), slot);
        break;
      case LOCAL_SET:
        frame.write(local);
        setLocal(slot);
        break;
      default:
        frame.write(local);
        int type = stack.type(stack.height() - 1);
        // A vector is no immediate: once it is in the local, it is better read there.
        boolean constant = stack.isConstant(stack.height() - 1) && type != TypeCodes.V128;
        setLocal(slot);
        stack.push(type);
        if (!constant) {
          stack.setLocal(stack.height() - 1, slot);
        } else {
          stack.setConstant(stack.height() - 1);
        }
    }
  }

  /** Pops a value into a local; it is computed there if it has not been yet. */
  private void setLocal(int slot) {
    int at = stack.height() - 1;
    boolean isResult = stack.kind(at) == VirtualStack.SLOT && code.lastWrites(stack.slotAt(at));
    stack.pop();
    if (operands.anyDependsOn(slot)) {
      if (isResult) {
        code.insertBeforeLast(() -> operands.preserve(slot));
      } else {
        operands.preserve(slot);
      }
    }
    if (isResult) {
      code.retargetLast(slot);
    } else {
      operands.store(at, slot);
    }
  }

  private void global(Instruction instruction, CodeState state) {
    int global = instruction.index();
    if (instruction.op() == Op.GLOBAL_GET) {
      int type = state.type(state.heightAfter() - 1);
      int slot = stack.push(type);
      if (TypeCodes.isReference(type)) {
        frame.noteReference();
      }
      code.emit(
          select(type, Code.GLOBAL_GET, Code.GLOBAL_GET_V128, Code.GLOBAL_GET_REF),
          slot,
          global,
          0);
    } else {
      int at = stack.height() - 1;
      int operation =
          select(stack.type(at), Code.GLOBAL_SET, Code.GLOBAL_SET_V128, Code.GLOBAL_SET_REF);
      code.emit(operation, operands.slot(at), global, 0);
      stack.pop();
    }
  }

  /** The one of three operations that is for values of a type. */
  private static int select(int type, int number, int vector, int reference) {
    if (TypeCodes.isReference(type)) {
      return reference;
    }
    return type == TypeCodes.V128 ? vector : number;
  }

  private void parametric(Instruction instruction) {
    if (instruction.op() == Op.DROP) {
      stack.pop();
      return;
    }
    int first = stack.height() - 3;
    int type = stack.type(first);
    int condition = operands.slot(first + 2);
    int whenTrue = operands.slot(first);
    int whenFalse = operands.slot(first + 1);
    stack.pop(3);
    int target = stack.push(type);
    int operation = select(type, Code.SELECT, Code.SELECT_V128, Code.SELECT_REF);
    code.emit(operation, target, whenTrue, whenFalse, condition);
  }
}
