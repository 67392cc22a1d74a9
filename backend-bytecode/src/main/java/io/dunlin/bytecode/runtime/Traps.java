package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.NumericTrap;
import io.dunlin.wasm.op.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes traps, with the functions that are active. */
public final class Traps {
  private Traps() {}

  /** The trap of {@code unreachable}. */
  public static TrapException unreachable(BytecodeInstance instance) {
    return located(instance.context, new TrapException(TrapCode.UNREACHABLE));
  }

  /** Throws the trap of an access that no memory is large enough for. */
  public static void throwOutOfBounds(BytecodeInstance instance) {
    throw located(instance.context, new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS));
  }

  /** The operand of {@code ref.as_non_null}, unless it is null. */
  public static Object nonNull(@Nullable Object reference, BytecodeInstance instance) {
    if (reference == null) {
      throw located(instance.context, new TrapException(TrapCode.NULL_REFERENCE));
    }
    return reference;
  }

  /** Adds the active functions to a trap that has none yet. */
  static TrapException located(ExecutionContext context, TrapException trap) {
    if (trap.frames().isEmpty()) {
      StackFrames.ofCaller(context).forEach(trap::addFrame);
    }
    return trap;
  }

  /** The trap that a numeric instruction means. */
  static TrapException numeric(ExecutionContext context, NumericTrap trap) {
    return located(context, new TrapException(code(trap.kind())));
  }

  private static TrapCode code(NumericTrap.Kind kind) {
    switch (kind) {
      case INTEGER_DIVIDE_BY_ZERO:
        return TrapCode.INTEGER_DIVISION_BY_ZERO;
      case INTEGER_OVERFLOW:
        return TrapCode.INTEGER_OVERFLOW;
      case INVALID_CONVERSION_TO_INTEGER:
        return TrapCode.BAD_CONVERSION_TO_INTEGER;
    }
    throw new AssertionError(kind);
  }

  /** The trap that something thrown by Java in compiled code means, or null if none. */
  static @Nullable TrapException converted(ExecutionContext context, Throwable thrown) {
    List<TrapFrame> frames = StackFrames.of(context, thrown);
    TrapCode code = code(thrown, frames);
    if (code == null) {
      return null;
    }
    TrapException trap = new TrapException(code);
    frames.forEach(trap::addFrame);
    return trap;
  }

  private static @Nullable TrapCode code(Throwable thrown, List<TrapFrame> frames) {
    if (thrown instanceof StackOverflowError) {
      return TrapCode.STACK_OVERFLOW;
    }
    if (thrown instanceof OutOfMemoryError || thrown instanceof NegativeArraySizeException) {
      return TrapCode.ALLOCATION_TOO_LARGE;
    }
    if (thrown instanceof ClassCastException) {
      return TrapCode.CAST_FAILURE;
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      boolean inArray = !frames.isEmpty() && op(frames.get(0)).family() == Family.GC;
      return inArray ? TrapCode.ARRAY_OUT_OF_BOUNDS : TrapCode.MEMORY_OUT_OF_BOUNDS;
    }
    return null;
  }

  /** The instruction that a function had reached. */
  private static Op op(TrapFrame frame) {
    byte[] bytes = frame.module().bytes();
    Instruction instruction = new Instruction();
    new InstructionReader(bytes, frame.codeOffset(), bytes.length).next(instruction);
    return instruction.op();
  }
}
