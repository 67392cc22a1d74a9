package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.op.NumericTrap;
import io.dunlin.wasm.op.Scalar;

/** Numeric instructions that can trap: those of {@link Scalar}, with traps that say where. */
public final class Numerics {
  private Numerics() {}

  /** {@code i32.div_s}. */
  public static int i32DivS(int x, int y, BytecodeInstance instance) {
    try {
      return Scalar.i32DivS(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i32.div_u}. */
  public static int i32DivU(int x, int y, BytecodeInstance instance) {
    try {
      return Scalar.i32DivU(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i32.rem_s}. */
  public static int i32RemS(int x, int y, BytecodeInstance instance) {
    try {
      return Scalar.i32RemS(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i32.rem_u}. */
  public static int i32RemU(int x, int y, BytecodeInstance instance) {
    try {
      return Scalar.i32RemU(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i32.trunc_f32_s} and {@code i32.trunc_f64_s}. */
  public static int i32TruncS(double x, BytecodeInstance instance) {
    try {
      return Scalar.i32TruncS(x);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i32.trunc_f32_u} and {@code i32.trunc_f64_u}. */
  public static int i32TruncU(double x, BytecodeInstance instance) {
    try {
      return Scalar.i32TruncU(x);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.div_s}. */
  public static long i64DivS(long x, long y, BytecodeInstance instance) {
    try {
      return Scalar.i64DivS(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.div_u}. */
  public static long i64DivU(long x, long y, BytecodeInstance instance) {
    try {
      return Scalar.i64DivU(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.rem_s}. */
  public static long i64RemS(long x, long y, BytecodeInstance instance) {
    try {
      return Scalar.i64RemS(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.rem_u}. */
  public static long i64RemU(long x, long y, BytecodeInstance instance) {
    try {
      return Scalar.i64RemU(x, y);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.trunc_f32_s} and {@code i64.trunc_f64_s}. */
  public static long i64TruncS(double x, BytecodeInstance instance) {
    try {
      return Scalar.i64TruncS(x);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** {@code i64.trunc_f32_u} and {@code i64.trunc_f64_u}. */
  public static long i64TruncU(double x, BytecodeInstance instance) {
    try {
      return Scalar.i64TruncU(x);
    } catch (NumericTrap e) {
      throw Traps.numeric(instance.context, e);
    }
  }

  /** The lesser of two unsigned numbers; HotSpot drops the test if it knows that both are small. */
  public static int minU(int x, int y) {
    return (x ^ y) >= 0 ? Math.min(x, y) : Math.max(x, y);
  }

  /** The greater of two unsigned numbers, likewise. */
  public static int maxU(int x, int y) {
    return (x ^ y) >= 0 ? Math.max(x, y) : Math.min(x, y);
  }
}
