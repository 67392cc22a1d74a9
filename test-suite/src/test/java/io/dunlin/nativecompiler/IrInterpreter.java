package io.dunlin.nativecompiler;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.compiler.pass.ScalarEvaluation;
import io.dunlin.compiler.pass.VectorEvaluation;
import io.dunlin.wasm.op.NumericTrap;
import io.dunlin.wasm.op.Scalar;
import java.util.Arrays;

/** Executes functions of the intermediate representation. A value is two longs, low half first. */
final class IrInterpreter {
  private static final int MAX_DEPTH = 400;

  /** Code stopped. */
  static final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final TrapCode code;

    Trap(TrapCode code) {
      super(code.name(), null, false, false);
      this.code = code;
    }
  }

  /** An exception on its way. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int exception;

    Thrown(int exception) {
      super("exception", null, false, false);
      this.exception = exception;
    }
  }

  /** Whom code is executed for. */
  interface Environment {
    AddressSpace space();

    long storeContext();

    /** The instance's function, which is built if need be. */
    IrFunction function(long instance, int index);

    long[] call(long instance, int function, long[] arguments);

    long[] callIndirect(long code, long instance, long[] arguments);

    /** The index of the function whose code it is, or -1 if it is one of the host. */
    int functionOf(long code);

    long[] libcall(long instance, RuntimeFunction callee, long[] arguments);

    void consumeFuel(long units);
  }

  private final Environment environment;
  private final AddressSpace space;
  private int depth;

  IrInterpreter(Environment environment) {
    this.environment = environment;
    this.space = environment.space();
  }

  /** Calls a function; arguments and results are pairs of longs. */
  long[] call(IrFunction function, long instance, long[] arguments) {
    if (depth >= MAX_DEPTH) {
      throw new Trap(TrapCode.STACK_OVERFLOW);
    }
    depth++;
    try {
      Frame frame = new Frame(function, instance);
      long[] results = frame.run(arguments);
      while (frame.tailCallee != IrFunction.NONE) {
        int callee = frame.tailCallee;
        frame = new Frame(environment.function(frame.tailInstance, callee), frame.tailInstance);
        results = frame.run(results);
      }
      return results;
    } finally {
      depth--;
    }
  }

  /** One call. */
  private final class Frame {
    private final IrFunction function;
    private final long instance;
    private final long[] values;
    private long[] variables = {};
    private final ScalarEvaluation scalars = new ScalarEvaluation();
    private final VectorEvaluation vectors = new VectorEvaluation();
    private int next;
    private long[] returned;

    /** The function that is called instead of returning, with what is returned as arguments. */
    private int tailCallee = IrFunction.NONE;

    private long tailInstance;

    Frame(IrFunction function, long instance) {
      this.function = function;
      this.instance = instance;
      values = new long[2 * function.valueCount()];
      returned = new long[0];
    }

    long[] run(long[] arguments) {
      int entry = function.entry();
      for (int i = 0; i < function.parameterCount(entry); i++) {
        set(function.parameter(entry, i), arguments[2 * i], arguments[2 * i + 1]);
      }
      next = function.firstInstruction(entry);
      while (next != IrFunction.NONE) {
        int instruction = next;
        next = function.next(instruction);
        execute(instruction);
      }
      return returned;
    }

    private void set(int value, long low, long high) {
      values[2 * value] = function.type(value).bytes() == 4 ? (int) low : low;
      values[2 * value + 1] = high;
    }

    private long low(int value) {
      return function.isConstant(value) ? function.constantBits(value) : values[2 * value];
    }

    private long high(int value) {
      return function.isConstant(value) && function.type(value) == IrType.V128
          ? function.constantHighBits(value)
          : values[2 * value + 1];
    }

    private long operand(int instruction, int i) {
      return i < function.operandCount(instruction) ? low(function.operand(instruction, i)) : 0;
    }

    private long operandHigh(int instruction, int i) {
      return i < function.operandCount(instruction) ? high(function.operand(instruction, i)) : 0;
    }

    private long[] operands(int instruction, int from) {
      int count = function.operandCount(instruction) - from;
      long[] result = new long[2 * count];
      for (int i = 0; i < count; i++) {
        result[2 * i] = operand(instruction, from + i);
        result[2 * i + 1] = operandHigh(instruction, from + i);
      }
      return result;
    }

    private void execute(int i) {
      IrOp op = function.op(i);
      switch (op) {
        case LOAD, ATOMIC_LOAD -> load(i);
        case STORE, ATOMIC_STORE -> store(i);
        case LOAD_LANE, STORE_LANE -> lane(i, op);
        case ATOMIC_ADD,
            ATOMIC_SUB,
            ATOMIC_AND,
            ATOMIC_OR,
            ATOMIC_XOR,
            ATOMIC_XCHG,
            ATOMIC_CMPXCHG ->
            modify(i, op);
        case VARIABLE_GET -> {
          int variable = variable(i);
          set(function.result(i), variables[variable], variables[variable + 1]);
        }
        case VARIABLE_SET -> {
          int variable = variable(i);
          variables[variable] = operand(i, 0);
          variables[variable + 1] = operandHigh(i, 0);
        }
        case FENCE, INTERRUPT_CHECK -> {}
        case CONSUME_FUEL ->
            environment.consumeFuel(
                function.operandCount(i) > 0 ? low(function.operand(i, 0)) : function.immediate(i));
        case INSTANCE_CONTEXT -> set(function.result(i), instance, 0);
        case STORE_CONTEXT -> set(function.result(i), environment.storeContext(), 0);
        case BOUNDS_CHECK -> boundsCheck(i);
        case TRAP_IF -> {
          if ((int) operand(i, 0) != 0) {
            throw new Trap(TrapCode.of((int) function.immediate(i)));
          }
        }
        case TRAP -> throw new Trap(TrapCode.of((int) function.immediate(i)));
        case UNREACHABLE -> throw new AssertionError("unreachable code is reached\n" + function);
        case MUL_WIDE_S, MUL_WIDE_U, ADD128, SUB128 -> wide(i, op);
        default -> {
          if (op.calls()) {
            calls(i, op);
          } else if (op.isTerminator()) {
            branch(i, op);
          } else {
            pure(i, op);
          }
        }
      }
    }

    /** Where the low half of a variable is. */
    private int variable(int i) {
      int at = 2 * (int) function.immediate(i);
      if (at >= variables.length) {
        variables = Arrays.copyOf(variables, 2 * at + 2);
      }
      return at;
    }

    private void boundsCheck(int i) {
      long index = operand(i, 0);
      long bytes = function.immediate(i);
      long end = index + bytes;
      boolean wraps = Long.compareUnsigned(end, index) < 0;
      if (wraps || Long.compareUnsigned(end, operand(i, 1)) > 0) {
        throw new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
      }
    }

    private long address(int i) {
      return operand(i, 0) + MemoryOperand.offset(function.immediate(i));
    }

    private long read(int i, long address, int bytes) {
      try {
        return space.read(address, bytes);
      } catch (AddressSpace.Fault e) {
        throw faulted(i, e);
      }
    }

    private RuntimeException faulted(int i, AddressSpace.Fault fault) {
      return MemoryOperand.traps(function.immediate(i))
          ? new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS)
          : new Impossible("instruction " + i + " of\n" + function, fault);
    }

    private void write(int i, long address, int bytes, long value) {
      try {
        space.write(address, bytes, value);
      } catch (AddressSpace.Fault e) {
        throw faulted(i, e);
      }
    }

    private void load(int i) {
      Access access = MemoryOperand.access(function.immediate(i));
      IrType type = function.shape(i).type();
      int bytes = access.bytes(type);
      long address = address(i);
      long read = read(i, address, Math.min(bytes, 8));
      int result = function.result(i);
      switch (access) {
        case WHOLE -> set(result, read, bytes == 16 ? read(i, address + 8, 8) : 0);
        case S8 -> set(result, (byte) read, 0);
        case S16 -> set(result, (short) read, 0);
        case S32 -> {
          int signed = (int) read;
          set(result, signed, 0);
        }
        case U8, U16, U32, ZERO32, ZERO64 -> set(result, read, 0);
        case S8X8 -> vector(result, IrOp.EXTEND_LOW_S, Shape.I16X8, read);
        case U8X8 -> vector(result, IrOp.EXTEND_LOW_U, Shape.I16X8, read);
        case S16X4 -> vector(result, IrOp.EXTEND_LOW_S, Shape.I32X4, read);
        case U16X4 -> vector(result, IrOp.EXTEND_LOW_U, Shape.I32X4, read);
        case S32X2 -> vector(result, IrOp.EXTEND_LOW_S, Shape.I64X2, read);
        case U32X2 -> vector(result, IrOp.EXTEND_LOW_U, Shape.I64X2, read);
        case SPLAT8 -> vector(result, IrOp.SPLAT, Shape.I8X16, read);
        case SPLAT16 -> vector(result, IrOp.SPLAT, Shape.I16X8, read);
        case SPLAT32 -> vector(result, IrOp.SPLAT, Shape.I32X4, read);
        case SPLAT64 -> vector(result, IrOp.SPLAT, Shape.I64X2, read);
      }
    }

    private void vector(int result, IrOp op, Shape shape, long low) {
      vectors.compute(op, shape, 0, low, 0, 0, 0, 0, 0);
      set(result, vectors.low(), vectors.high());
    }

    private void store(int i) {
      IrType type = function.type(function.operand(i, 1));
      int bytes = MemoryOperand.access(function.immediate(i)).bytes(type);
      long address = address(i);
      if (bytes == 16) {
        read(i, address + 15, 1);
        write(i, address + 8, 8, operandHigh(i, 1));
      }
      write(i, address, Math.min(bytes, 8), operand(i, 1));
    }

    private void lane(int i, IrOp op) {
      Shape shape = function.shape(i);
      int bytes = shape.laneBits() / 8;
      int lane = MemoryOperand.lane(function.immediate(i));
      long low = operand(i, 1);
      long high = operandHigh(i, 1);
      if (op == IrOp.STORE_LANE) {
        IrOp extract = bytes < 4 ? IrOp.EXTRACT_LANE_U : IrOp.EXTRACT_LANE;
        vectors.compute(extract, shape, lane, low, high, 0, 0, 0, 0);
        write(i, address(i), bytes, vectors.low());
      } else {
        long read = read(i, address(i), bytes);
        vectors.compute(IrOp.REPLACE_LANE, shape, lane, low, high, read, 0, 0, 0);
        set(function.result(i), vectors.low(), vectors.high());
      }
    }

    private void modify(int i, IrOp op) {
      int bytes = MemoryOperand.access(function.immediate(i)).bytes(function.shape(i).type());
      long address = address(i);
      long old = read(i, address, bytes);
      long operand = operand(i, 1);
      long mask = bytes == 8 ? -1 : (1L << (8 * bytes)) - 1;
      long written =
          switch (op) {
            case ATOMIC_ADD -> old + operand;
            case ATOMIC_SUB -> old - operand;
            case ATOMIC_AND -> old & operand;
            case ATOMIC_OR -> old | operand;
            case ATOMIC_XOR -> old ^ operand;
            case ATOMIC_XCHG -> operand;
            default -> old == (operand & mask) ? operand(i, 2) : old;
          };
      write(i, address, bytes, written & mask);
      set(function.result(i), old, 0);
    }

    private void wide(int i, IrOp op) {
      long a = operand(i, 0);
      long b = operand(i, 1);
      long c = operand(i, 2);
      long d = operand(i, 3);
      switch (op) {
        case MUL_WIDE_S -> pair(i, a * b, Scalar.i64MulWideSHigh(a, b));
        case MUL_WIDE_U -> pair(i, a * b, Scalar.i64MulWideUHigh(a, b));
        case ADD128 -> pair(i, a + c, Scalar.i64Add128High(a, b, c, d));
        default -> pair(i, a - c, Scalar.i64Sub128High(a, b, c, d));
      }
    }

    private void pair(int i, long first, long second) {
      set(function.result(i, 0), first, 0);
      set(function.result(i, 1), second, 0);
    }

    private void calls(int i, IrOp op) {
      if (op == IrOp.RETURN_CALL || op == IrOp.RETURN_CALL_INDIRECT) {
        tailCall(i, op);
        return;
      }
      long[] results;
      try {
        results = invoke(i, op);
      } catch (Thrown e) {
        if (!op.isInvoke()) {
          throw e;
        }
        set(function.result(i, function.resultCount(i) - 1), e.exception, 0);
        follow(function.edge(i, 1));
        return;
      }
      for (int k = 0; k < results.length / 2; k++) {
        set(function.result(i, k), results[2 * k], results[2 * k + 1]);
      }
      if (op.isInvoke()) {
        follow(function.edge(i, 0));
      }
    }

    private void tailCall(int i, IrOp op) {
      next = IrFunction.NONE;
      if (op == IrOp.RETURN_CALL) {
        tailCallee = (int) function.immediate(i);
        tailInstance = instance;
        returned = operands(i, 0);
        return;
      }
      tailCallee = environment.functionOf(operand(i, 0));
      tailInstance = operand(i, 1);
      returned = operands(i, 2);
      if (tailCallee == IrFunction.NONE) {
        returned = environment.callIndirect(operand(i, 0), tailInstance, returned);
      }
    }

    private long[] invoke(int i, IrOp op) {
      int immediate = (int) function.immediate(i);
      return switch (op) {
        case CALL, INVOKE -> environment.call(instance, immediate, operands(i, 0));
        case LIBCALL, INVOKE_LIBCALL ->
            environment.libcall(instance, RuntimeFunction.of(immediate), operands(i, 0));
        default -> environment.callIndirect(operand(i, 0), operand(i, 1), operands(i, 2));
      };
    }

    private void branch(int i, IrOp op) {
      switch (op) {
        case JUMP -> follow(function.edge(i, 0));
        case BRANCH -> follow(function.edge(i, (int) operand(i, 0) != 0 ? 0 : 1));
        case SWITCH -> {
          int last = function.edgeCount(i) - 1;
          long index = operand(i, 0) & 0xFFFFFFFFL;
          follow(function.edge(i, (int) Math.min(index, last)));
        }
        case RETURN -> {
          returned = operands(i, 0);
          next = IrFunction.NONE;
        }
        default -> throw new AssertionError(op);
      }
    }

    private void follow(int edge) {
      int target = function.target(edge);
      int count = function.argumentCount(edge);
      long[] arguments = new long[2 * count];
      for (int i = 0; i < count; i++) {
        arguments[2 * i] = low(function.argument(edge, i));
        arguments[2 * i + 1] = high(function.argument(edge, i));
      }
      for (int i = 0; i < count; i++) {
        set(function.parameter(target, i), arguments[2 * i], arguments[2 * i + 1]);
      }
      next = function.firstInstruction(target);
    }

    private void pure(int i, IrOp op) {
      Shape shape = function.shape(i);
      int result = function.result(i);
      int last = function.operand(i, function.operandCount(i) - 1);
      long a = operand(i, 0);
      long b = operand(i, 1);
      long c = operand(i, 2);
      boolean vector = shape.isVector() || function.type(last) == IrType.V128;
      if (vector) {
        boolean done =
            vectors.compute(
                op,
                shape,
                function.immediate(i),
                a,
                operandHigh(i, 0),
                b,
                operandHigh(i, 1),
                c,
                operandHigh(i, 2));
        if (!done) {
          throw new AssertionError(op + " " + shape);
        }
        set(result, vectors.low(), vectors.high());
      } else if (scalars.compute(op, shape, function.type(last), a, b, c)) {
        set(result, scalars.result(), 0);
      } else {
        set(result, trapOrNan(op, shape, last), 0);
      }
    }

    private long trapOrNan(IrOp op, Shape shape, int operand) {
      if (op == IrOp.TRUNC_S || op == IrOp.TRUNC_U) {
        double x =
            function.type(operand) == IrType.F32
                ? Float.intBitsToFloat((int) low(operand))
                : Double.longBitsToDouble(low(operand));
        try {
          Scalar.i32TruncS(Double.isNaN(x) ? x : Double.POSITIVE_INFINITY);
        } catch (NumericTrap e) {
          throw new Trap(
              e.kind() == NumericTrap.Kind.INTEGER_OVERFLOW
                  ? TrapCode.INTEGER_OVERFLOW
                  : TrapCode.BAD_CONVERSION_TO_INTEGER);
        }
      }
      return switch (shape) {
        case F32 -> 0x7FC00000;
        case F64 -> 0x7FF8000000000000L;
        default -> throw new AssertionError(op + " " + shape + "\n" + function);
      };
    }
  }

  /** What must not happen, with its cause. */
  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
