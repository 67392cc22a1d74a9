package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes NaNs canonical where arithmetic has computed them.
 *
 * <p>The specification leaves open which NaN an arithmetic instruction gives, and processors and
 * optimizers make use of that. Everything else is determined, so that generated modules must behave
 * the same bit for bit if no other NaN survives, in temporaries either. Instructions that only move
 * bits, such as {@code neg}, are left alone.
 */
final class NanCanonicalization {
  private static final Pattern ARITHMETIC =
      Pattern.compile(
          "f(32|64|32x4|64x2)\\.(ceil|floor|trunc|nearest|sqrt|add|sub|mul|div|min|max"
              + "|demote.*|promote.*|relaxed_(madd|nmadd|min|max))");
  private static final Set<Op> COMPUTING = EnumSet.noneOf(Op.class);
  private static final long F32_NAN = 0x7FC00000L;
  private static final long F64_NAN = 0x7FF8000000000000L;

  static {
    Arrays.stream(Op.values())
        .filter(op -> ARITHMETIC.matcher(op.mnemonic()).matches())
        .forEach(COMPUTING::add);
  }

  private NanCanonicalization() {}

  /** Writes what makes the result of this instruction canonical, if need be. */
  static void write(Op op, FunctionCode code) {
    if (COMPUTING.contains(op)) {
      switch (op.laneShape()) {
        case F32X4 -> vector(code, Op.F32X4_EQ, F32_NAN << 32 | F32_NAN);
        case F64X2 -> vector(code, Op.F64X2_EQ, F64_NAN);
        default -> {
          if (op.mnemonic().startsWith("f32")) {
            scalar(code, TypeCodes.F32, Op.F32_CONST, Op.F32_EQ, F32_NAN);
          } else {
            scalar(code, TypeCodes.F64, Op.F64_CONST, Op.F64_EQ, F64_NAN);
          }
        }
      }
    }
  }

  private static void scalar(FunctionCode code, int type, Op constant, Op equal, long nan) {
    int local = code.temporary(type);
    code.out.writeIndex(Op.LOCAL_TEE, local);
    code.out.writeConstant(constant, nan);
    compareWithItself(code, local, equal);
    code.out.write(Op.SELECT);
    code.out.writeIndex(Op.LOCAL_TEE, local);
  }

  private static void vector(FunctionCode code, Op equal, long nan) {
    int local = code.temporary(TypeCodes.V128);
    code.out.writeIndex(Op.LOCAL_TEE, local);
    code.out.writeVector(Op.V128_CONST, nan, nan);
    compareWithItself(code, local, equal);
    code.out.write(Op.V128_BITSELECT);
    code.out.writeIndex(Op.LOCAL_TEE, local);
  }

  private static void compareWithItself(FunctionCode code, int local, Op equal) {
    code.out.writeIndex(Op.LOCAL_GET, local);
    code.out.writeIndex(Op.LOCAL_GET, local);
    code.out.write(equal);
  }
}
