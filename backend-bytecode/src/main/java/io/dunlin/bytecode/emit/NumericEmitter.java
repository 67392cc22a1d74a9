package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Locale;
import org.objectweb.asm.Opcodes;

/**
 * Constants, arithmetic and conversions. What Java's own instructions compute is done by them; the
 * rest by methods of the platform that HotSpot knows, or those of {@link io.dunlin.wasm.op.Scalar}.
 */
final class NumericEmitter {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";
  private static final String FLOAT = "java/lang/Float";
  private static final String DOUBLE = "java/lang/Double";

  private final Emission emission;
  private final BooleanArithmetic booleans;

  NumericEmitter(Emission emission) {
    this.emission = emission;
    this.booleans = new BooleanArithmetic(emission);
  }

  void constant(int at) {
    long value = emission.form.value(at);
    switch (emission.form.op(at)) {
      case I32_CONST -> emission.code.push((int) value);
      case I64_CONST -> emission.code.push(value);
      case F32_CONST -> emission.code.pushFloat((int) value);
      case F64_CONST -> emission.code.pushDouble(value);
      case V128_CONST -> vector(at, emission.vectors.result(at));
      default -> throw new AssertionError(emission.form.op(at));
    }
  }

  /** A constant in one of the forms of vectors. */
  private void vector(int at, VectorForm form) {
    int first = emission.vectors.firstComponent();
    for (int i = 0; i < form.count(); i++) {
      component(at, form, first + i);
    }
  }

  /** One component of it. */
  void component(int at, VectorForm form, int component) {
    JavaCode code = emission.code;
    int position = component * form.bits();
    long half = position < Long.SIZE ? emission.form.value(at) : emission.form.highHalf(at);
    long bits = half >>> position;
    switch (form) {
      case HALVES -> code.push(half);
      case BYTES -> code.push((int) bits & 0xFF);
      case SHORTS -> code.push((int) (short) bits);
      case INTS, LANE -> code.push((int) bits);
      case FLOATS -> code.pushFloat((int) bits);
      case DOUBLES -> code.pushDouble(half);
      case OBJECT ->
          new ApiCode(code).pushConstant(emission.form.value(at), emission.form.highHalf(at));
    }
  }

  void emit(int at) {
    emit(at, emission.form.op(at));
  }

  /** A comparison of integers of 32 bits as a number. */
  void compare(Op op) {
    if (!booleans.emit(op)) {
      throw Unsupported.instruction(emission, op);
    }
  }

  /** Computes what an instruction would compute in place of the one at an index. */
  void emit(int at, Op op) {
    int opcode = opcode(op);
    if (opcode >= 0) {
      emission.code.op(opcode);
      return;
    }
    switch (op) {
      case I32_CLZ -> emission.code.invokeStatic(INTEGER, "numberOfLeadingZeros", "(I)I");
      case I32_CTZ -> emission.code.invokeStatic(INTEGER, "numberOfTrailingZeros", "(I)I");
      case I32_POPCNT -> emission.code.invokeStatic(INTEGER, "bitCount", "(I)I");
      case I32_ROTL -> emission.code.invokeStatic(INTEGER, "rotateLeft", "(II)I");
      case I32_ROTR -> emission.code.invokeStatic(INTEGER, "rotateRight", "(II)I");
      case I64_CLZ -> countLong("numberOfLeadingZeros");
      case I64_CTZ -> countLong("numberOfTrailingZeros");
      case I64_POPCNT -> countLong("bitCount");
      case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U -> trapping(at, op, "II", "I");
      case I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> trapping(at, op, "JJ", "J");
      default -> emitLong(at, op);
    }
  }

  private void emitLong(int at, Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case I64_SHL -> shift(Opcodes.LSHL);
      case I64_SHR_S -> shift(Opcodes.LSHR);
      case I64_SHR_U -> shift(Opcodes.LUSHR);
      case I64_ROTL -> rotate("rotateLeft");
      case I64_ROTR -> rotate("rotateRight");
      case I64_EXTEND_I32_U -> code.zeroExtend();
      case I64_EXTEND8_S -> extendLong(Opcodes.I2B);
      case I64_EXTEND16_S -> extendLong(Opcodes.I2S);
      case I64_EXTEND32_S -> {
        code.op(Opcodes.L2I);
        code.op(Opcodes.I2L);
      }
      default -> emitFloat(at, op);
    }
  }

  private void emitFloat(int at, Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case F32_ABS -> absFloat();
      case F64_ABS -> absDouble();
      case F64_SQRT -> code.invokeStatic("java/lang/Math", "sqrt", "(D)D");
      case F32_CEIL -> roundFloat("ceil");
      case F32_FLOOR -> roundFloat("floor");
      case F32_NEAREST -> roundFloat("rint");
      case F32_SQRT -> roundFloat("sqrt");
      case F32_TRUNC -> scalar(op, "F", "F");
      case F64_CEIL, F64_FLOOR, F64_TRUNC, F64_NEAREST -> scalar(op, "D", "D");
      case F32_MIN, F32_MAX -> scalar(op, "FF", "F");
      case F64_MIN, F64_MAX -> scalar(op, "DD", "D");
      case F32_COPYSIGN -> copysignFloat();
      case F64_COPYSIGN -> copysignDouble();
      default -> convert(at, op);
    }
  }

  /** A method of double precision, which is exact enough; widening has made NaNs quiet. */
  private void roundFloat(String method) {
    JavaCode code = emission.code;
    code.op(Opcodes.F2D);
    code.invokeStatic("java/lang/Math", method, "(D)D");
    code.op(Opcodes.D2F);
  }

  private void convert(int at, Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case I32_TRUNC_F32_S, I32_TRUNC_F32_U, I32_TRUNC_F64_S, I32_TRUNC_F64_U ->
          truncate(at, op, "I");
      case I64_TRUNC_F32_S, I64_TRUNC_F32_U, I64_TRUNC_F64_S, I64_TRUNC_F64_U ->
          truncate(at, op, "J");
      case I32_TRUNC_SAT_F32_U -> saturate("i32TruncSatU", true, "I");
      case I32_TRUNC_SAT_F64_U -> saturate("i32TruncSatU", false, "I");
      case I64_TRUNC_SAT_F32_U -> saturate("i64TruncSatU", true, "J");
      case I64_TRUNC_SAT_F64_U -> saturate("i64TruncSatU", false, "J");
      case F32_CONVERT_I32_U -> {
        code.zeroExtend();
        code.op(Opcodes.L2F);
      }
      case F64_CONVERT_I32_U -> {
        code.zeroExtend();
        code.op(Opcodes.L2D);
      }
      case F32_CONVERT_I64_U -> scalar(op, "J", "F");
      case F64_CONVERT_I64_U -> scalar(op, "J", "D");
      case I32_REINTERPRET_F32 -> code.invokeStatic(FLOAT, "floatToRawIntBits", "(F)I");
      case I64_REINTERPRET_F64 -> code.invokeStatic(DOUBLE, "doubleToRawLongBits", "(D)J");
      case F32_REINTERPRET_I32 -> code.invokeStatic(FLOAT, "intBitsToFloat", "(I)F");
      case F64_REINTERPRET_I64 -> code.invokeStatic(DOUBLE, "longBitsToDouble", "(J)D");
      case I64_ADD128 -> wide(Opcodes.LADD, "i64Add128High");
      case I64_SUB128 -> wide(Opcodes.LSUB, "i64Sub128High");
      case I64_MUL_WIDE_U -> multiplyWide("i64MulWideUHigh");
      case I64_MUL_WIDE_S -> multiplyWide("i64MulWideSHigh");
      default -> throw Unsupported.instruction(emission, op);
    }
  }

  /** Two numbers of 128 bits: the low half of the result by an instruction, the other by a call. */
  private void wide(int opcode, String highMethod) {
    JavaCode code = emission.code;
    int mark = emission.locals.mark();
    int[] slots = new int[4];
    for (int i = slots.length - 1; i >= 0; i--) {
      slots[i] = emission.storeTemporary(TypeCodes.I64);
    }
    code.load(TypeCodes.I64, slots[0]);
    code.load(TypeCodes.I64, slots[2]);
    code.op(opcode);
    for (int slot : slots) {
      code.load(TypeCodes.I64, slot);
    }
    code.invokeStatic(RuntimeNames.SCALAR, highMethod, "(JJJJ)J");
    emission.locals.release(mark);
  }

  private void multiplyWide(String highMethod) {
    JavaCode code = emission.code;
    int mark = emission.locals.mark();
    int second = emission.storeTemporary(TypeCodes.I64);
    int first = emission.storeTemporary(TypeCodes.I64);
    code.load(TypeCodes.I64, first);
    code.load(TypeCodes.I64, second);
    code.op(Opcodes.LMUL);
    code.load(TypeCodes.I64, first);
    code.load(TypeCodes.I64, second);
    code.invokeStatic(RuntimeNames.SCALAR, highMethod, "(JJ)J");
    emission.locals.release(mark);
  }

  /** The instruction of Java that does just the same, or -1. */
  private static int opcode(Op op) {
    return switch (op) {
      case I32_ADD -> Opcodes.IADD;
      case I32_SUB -> Opcodes.ISUB;
      case I32_MUL -> Opcodes.IMUL;
      case I32_AND -> Opcodes.IAND;
      case I32_OR -> Opcodes.IOR;
      case I32_XOR -> Opcodes.IXOR;
      case I32_SHL -> Opcodes.ISHL;
      case I32_SHR_S -> Opcodes.ISHR;
      case I32_SHR_U -> Opcodes.IUSHR;
      case I64_ADD -> Opcodes.LADD;
      case I64_SUB -> Opcodes.LSUB;
      case I64_MUL -> Opcodes.LMUL;
      case I64_AND -> Opcodes.LAND;
      case I64_OR -> Opcodes.LOR;
      case I64_XOR -> Opcodes.LXOR;
      case F32_ADD -> Opcodes.FADD;
      case F32_SUB -> Opcodes.FSUB;
      case F32_MUL -> Opcodes.FMUL;
      case F32_DIV -> Opcodes.FDIV;
      case F32_NEG -> Opcodes.FNEG;
      case F64_ADD -> Opcodes.DADD;
      case F64_SUB -> Opcodes.DSUB;
      case F64_MUL -> Opcodes.DMUL;
      case F64_DIV -> Opcodes.DDIV;
      case F64_NEG -> Opcodes.DNEG;
      case I32_EXTEND8_S -> Opcodes.I2B;
      case I32_EXTEND16_S -> Opcodes.I2S;
      case I32_WRAP_I64 -> Opcodes.L2I;
      case I64_EXTEND_I32_S -> Opcodes.I2L;
      case F32_CONVERT_I32_S -> Opcodes.I2F;
      case F32_CONVERT_I64_S -> Opcodes.L2F;
      case F64_CONVERT_I32_S -> Opcodes.I2D;
      case F64_CONVERT_I64_S -> Opcodes.L2D;
      case F32_DEMOTE_F64 -> Opcodes.D2F;
      case F64_PROMOTE_F32 -> Opcodes.F2D;
      case I32_TRUNC_SAT_F32_S -> Opcodes.F2I;
      case I32_TRUNC_SAT_F64_S -> Opcodes.D2I;
      case I64_TRUNC_SAT_F32_S -> Opcodes.F2L;
      case I64_TRUNC_SAT_F64_S -> Opcodes.D2L;
      default -> -1;
    };
  }

  private void countLong(String method) {
    emission.code.invokeStatic(LONG, method, "(J)I");
    emission.code.op(Opcodes.I2L);
  }

  private void shift(int opcode) {
    emission.code.op(Opcodes.L2I);
    emission.code.op(opcode);
  }

  private void rotate(String method) {
    emission.code.op(Opcodes.L2I);
    emission.code.invokeStatic(LONG, method, "(JI)J");
  }

  private void extendLong(int opcode) {
    emission.code.op(Opcodes.L2I);
    emission.code.op(opcode);
    emission.code.op(Opcodes.I2L);
  }

  /** The method of {@code Scalar} and {@code Numerics} for an instruction, as they name it. */
  private static String methodName(Op op) {
    StringBuilder name = new StringBuilder();
    for (String part : op.mnemonic().split("[._]", -1)) {
      name.append(
          name.length() == 0
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }

  private void scalar(Op op, String params, String result) {
    emission.code.invokeStatic(RuntimeNames.SCALAR, methodName(op), "(" + params + ")" + result);
  }

  private void trapping(int at, Op op, String params, String result) {
    emission.locate(at);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.NUMERICS,
        methodName(op),
        "(" + params + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")" + result);
  }

  /** The methods take f64, since widening changes no value. */
  private void truncate(int at, Op op, String result) {
    boolean isFloat = op.mnemonic().contains("f32");
    if (isFloat) {
      emission.code.op(Opcodes.F2D);
    }
    String method =
        op.mnemonic().substring(0, 3) + (op.mnemonic().endsWith("s") ? "TruncS" : "TruncU");
    emission.locate(at);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.NUMERICS,
        method,
        "(D" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")" + result);
  }

  private void saturate(String method, boolean isFloat, String result) {
    if (isFloat) {
      emission.code.op(Opcodes.F2D);
    }
    emission.code.invokeStatic(RuntimeNames.SCALAR, method, "(D)" + result);
  }

  /** Not {@code Math.abs}, which before Java 18 left NaNs as they were. */
  private void absFloat() {
    JavaCode code = emission.code;
    code.invokeStatic(FLOAT, "floatToRawIntBits", "(F)I");
    code.push(Integer.MAX_VALUE);
    code.op(Opcodes.IAND);
    code.invokeStatic(FLOAT, "intBitsToFloat", "(I)F");
  }

  private void absDouble() {
    JavaCode code = emission.code;
    code.invokeStatic(DOUBLE, "doubleToRawLongBits", "(D)J");
    code.push(Long.MAX_VALUE);
    code.op(Opcodes.LAND);
    code.invokeStatic(DOUBLE, "longBitsToDouble", "(J)D");
  }

  private void copysignFloat() {
    JavaCode code = emission.code;
    code.invokeStatic(FLOAT, "floatToRawIntBits", "(F)I");
    code.op(Opcodes.SWAP);
    code.invokeStatic(FLOAT, "floatToRawIntBits", "(F)I");
    code.op(Opcodes.SWAP);
    code.invokeStatic(RuntimeNames.SCALAR, "f32Copysign", "(II)I");
    code.invokeStatic(FLOAT, "intBitsToFloat", "(I)F");
  }

  private void copysignDouble() {
    JavaCode code = emission.code;
    code.invokeStatic(DOUBLE, "doubleToRawLongBits", "(D)J");
    code.op(Opcodes.DUP2_X2);
    code.op(Opcodes.POP2);
    code.invokeStatic(DOUBLE, "doubleToRawLongBits", "(D)J");
    code.op(Opcodes.DUP2_X2);
    code.op(Opcodes.POP2);
    code.invokeStatic(RuntimeNames.SCALAR, "f64Copysign", "(JJ)J");
    code.invokeStatic(DOUBLE, "longBitsToDouble", "(J)D");
  }
}
