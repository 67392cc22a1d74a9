package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction does in a rotation of lanes, which WebAssembly has none for: compilers shift
 * a local by constants to the left and to the right, one after the other, and unite both. Newer
 * processors do all of it in one instruction.
 *
 * @param role what the instruction does
 * @param count by how many bits lanes are rotated to the left
 */
record ApiRotation(Role role, int count) {
  /** What an instruction does in a rotation. */
  enum Role {
    FIRST_SHIFT,
    SECOND_SHIFT,
    UNION
  }

  /** Between the shifts are the local and the constant that the second one takes. */
  private static final int BETWEEN_SHIFTS = 3;

  /** The role of an instruction, or null if it has none. */
  static @Nullable ApiRotation of(FunctionForm form, int at) {
    return switch (form.op(at)) {
      case V128_OR -> of(form, at, Role.UNION);
      case I32X4_SHL, I32X4_SHR_U, I64X2_SHL, I64X2_SHR_U -> {
        ApiRotation first = of(form, at + BETWEEN_SHIFTS + 1, Role.FIRST_SHIFT);
        yield first == null ? of(form, at + 1, Role.SECOND_SHIFT) : first;
      }
      default -> null;
    };
  }

  private static @Nullable ApiRotation of(FunctionForm form, int union, Role role) {
    int second = union - 1;
    int first = second - BETWEEN_SHIFTS;
    if (union >= form.size()
        || form.op(union) != Op.V128_OR
        || first < 2
        || !isShift(form, second)
        || !isShift(form, first)
        || form.index(first - 2) != form.index(second - 2)) {
      return null;
    }
    int bits = bits(form.op(first));
    long left = form.value(isLeft(form.op(first)) ? first - 1 : second - 1);
    long right = form.value(isLeft(form.op(first)) ? second - 1 : first - 1);
    boolean isRotation =
        bits(form.op(second)) == bits
            && isLeft(form.op(first)) != isLeft(form.op(second))
            && left > 0
            && right > 0
            && left + right == bits;
    return isRotation ? new ApiRotation(role, (int) left) : null;
  }

  /** Whether an instruction shifts a local by a constant. */
  private static boolean isShift(FunctionForm form, int at) {
    return switch (form.op(at)) {
      case I32X4_SHL, I32X4_SHR_U, I64X2_SHL, I64X2_SHR_U ->
          form.op(at - 1) == Op.I32_CONST && form.op(at - 2) == Op.LOCAL_GET;
      default -> false;
    };
  }

  private static boolean isLeft(Op shift) {
    return shift == Op.I32X4_SHL || shift == Op.I64X2_SHL;
  }

  private static int bits(Op shift) {
    return shift == Op.I32X4_SHL || shift == Op.I32X4_SHR_U ? Integer.SIZE : Long.SIZE;
  }
}
