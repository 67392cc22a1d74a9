package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.lower.FunctionLowering;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.emit.Predicate;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorMoves;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;

/** What the families share while a function is being lowered. */
final class Selection {
  final IrFunction function;
  final FunctionLowering lowering;
  final MachineFunctionBuilder builder;
  final X64Features features;
  final InstructionWriter writer;
  final Addresses addresses;

  /** The context of the store, which never changes. */
  final int storeContext;

  /** The context of the running instance, which calls leave as it was. */
  final int instanceContext;

  Selection(FunctionLowering lowering, X64Features features) {
    this.lowering = lowering;
    this.features = features;
    function = lowering.function();
    builder = lowering.builder();
    writer = new InstructionWriter(lowering);
    storeContext = builder.pinned(MachineRegisters.STORE_CONTEXT);
    instanceContext = builder.pinned(MachineRegisters.INSTANCE_CONTEXT);
    addresses = new Addresses(this);
  }

  boolean has(X64Feature feature) {
    return features.has(feature);
  }

  // Values

  /** The virtual register to put a value into that is being computed. */
  int result(int value) {
    return lowering.register(value);
  }

  /**
   * The virtual register that holds an operand. Where it is an integer of 32 bits extended to 64,
   * it is that of the shorter one.
   */
  int use(int value) {
    int definition = function.definition(value);
    if (definition != IrFunction.NONE) {
      switch (function.op(definition)) {
        case EXTEND_I32_U -> {
          return use(function.operand(definition, 0));
        }
        case INSTANCE_CONTEXT -> {
          return instanceContext;
        }
        case STORE_CONTEXT -> {
          return storeContext;
        }
        default -> {}
      }
    }
    return lowering.register(value);
  }

  /** An operand of an instruction, as {@link #use}. */
  int use(int instruction, int i) {
    return use(function.operand(instruction, i));
  }

  int temporary(IrType type) {
    return lowering.newRegister(type);
  }

  boolean isConstant(int value) {
    return function.isConstant(value);
  }

  /** Is a value an integer constant that instructions can hold? */
  boolean isImmediate(int value) {
    return function.isConstant(value)
        && function.type(value).isInteger()
        && function.constantBits(value) == (int) function.constantBits(value);
  }

  long bits(int value) {
    return function.constantBits(value);
  }

  /** The operation that computes a value; null if it is a parameter or a constant. */
  boolean isResultOf(int value, IrOp op) {
    int definition = function.definition(value);
    return definition != IrFunction.NONE && function.op(definition) == op;
  }

  /**
   * A value as the operand in {@code rm}: memory, if it is a float or vector constant, or a load
   * that nobody else needs; a register otherwise.
   */
  Source source(int value) {
    IrType type = function.type(value);
    if (function.isConstant(value) && !type.isInteger()) {
      long high = type == IrType.V128 ? function.constantHighBits(value) : 0;
      return new Source.Constant(type.bytes(), function.constantBits(value), high);
    }
    int load = fusibleLoad(value);
    if (load != IrFunction.NONE && function.type(function.result(load)) == type) {
      lowering.fuse(load);
      return addresses.of(load);
    }
    return new Source.Register(use(value));
  }

  /** The load of a whole integer or scalar float that only the current instruction needs. */
  private int fusibleLoad(int value) {
    int load = lowering.fusible(value);
    boolean isFused =
        load != IrFunction.NONE
            && function.op(load) == IrOp.LOAD
            && MemoryOperand.access(function.immediate(load)) == Access.WHOLE
            && (function.type(value) != IrType.V128 || features.has(X64Feature.AVX));
    return isFused ? load : IrFunction.NONE;
  }

  // Constants

  /** Makes a constant in a new virtual register. */
  int constant(int value) {
    IrType type = function.type(value);
    int register = temporary(type);
    long bits = function.constantBits(value);
    if (type.isInteger()) {
      makeInteger(register, bits, type.bytes());
    } else {
      long high = type == IrType.V128 ? function.constantHighBits(value) : 0;
      makeVector(register, type, bits, high);
    }
    return register;
  }

  /** A constant integer in a new virtual register. */
  int integer(IrType type, long bits) {
    int register = temporary(type);
    makeInteger(register, bits, type.bytes());
    return register;
  }

  private void makeInteger(int register, long bits, int bytes) {
    if (bytes == 4 || bits >>> 32 == 0) {
      writer.writeImmediate(Moves.MOV_R32_I32, bits, register);
    } else if (bits == (int) bits) {
      writer.writeImmediate(Moves.MOV_I.of(8), bits, register);
    } else {
      writer.writeImmediate(Moves.MOV_R64_I64, bits, register);
    }
    builder.rematerializable();
  }

  private void makeVector(int register, IrType type, long low, long high) {
    boolean isZero = (type == IrType.F32 ? (int) low : low) == 0 && high == 0;
    if (isZero) {
      writer.pseudo(Pseudo.ZERO_VECTOR).define(register).rematerializable();
      return;
    }
    writer.write(load(type), new Source.Constant(type.bytes(), low, high), register);
    builder.rematerializable();
  }

  /** A vector of zeros in a new virtual register. */
  int zero(IrType type) {
    int register = temporary(type);
    makeVector(register, type, 0, 0);
    return register;
  }

  /** The load of a whole value from memory that is aligned, if it is a vector. */
  private Form load(IrType type) {
    return switch (type) {
      case I32 -> Moves.MOV_RM.of(4);
      case I64 -> Moves.MOV_RM.of(8);
      case F32 -> VectorMoves.MOVSS_LOAD.on(features);
      case F64 -> VectorMoves.MOVSD_LOAD.on(features);
      case V128 -> VectorMoves.MOVAPS_RM.on(features);
    };
  }

  // Instructions in whichever encoding the CPU has

  /** {@code result = first op second}. */
  void vector(Vector vector, int result, int first, Source second) {
    if (features.has(X64Feature.AVX)) {
      writer.write(vector.avx(), second, result, first);
    } else {
      writer.write(vector.sse(), second, first, result);
    }
  }

  /** {@code result = first op second}. */
  void vector(Vector vector, int result, int first, int second) {
    vector(vector, result, first, new Source.Register(second));
  }

  /** {@code result = first op second}, with an immediate. */
  void vectorImmediate(Vector vector, long immediate, int result, int first, Source second) {
    if (features.has(X64Feature.AVX)) {
      writer.writeImmediate(vector.avx(), second, immediate, result, first);
    } else {
      writer.writeImmediate(vector.sse(), second, immediate, first, result);
    }
  }

  /** An instruction whose two encodings take the same operands. */
  void plain(Vector vector, Source source, int... registers) {
    writer.write(vector.on(features), source, registers);
  }

  /**
   * Clears a new virtual register for {@link #set}, before the flags are made: as only the low byte
   * is set by them.
   */
  int clear() {
    int zero = temporary(IrType.I32);
    writer.pseudo(Pseudo.ZERO).define(zero);
    return zero;
  }

  /** Makes 1 of flags if a predicate holds, else 0. */
  void set(int zero, int result, Predicate predicate) {
    writer.pseudo(Pseudo.SET).use(zero).defineReusing(result, 0).immediate(predicate.pack());
  }

  /** Copies a context, for those who want it in a register of their own. */
  void copyContext(int instruction, int context) {
    move(result(function.result(instruction)), context);
  }

  /** Copies a value to another virtual register. */
  void move(int result, int source) {
    writer.pseudo(Pseudo.MOVE).define(result).useAny(source).move();
  }
}
