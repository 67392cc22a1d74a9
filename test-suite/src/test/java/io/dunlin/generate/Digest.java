package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Writes what mixes values into a global that is looked at in the end, so that a value that nothing
 * else makes use of is still seen to be wrong.
 */
final class Digest {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final FunctionCode code;

  Digest(FunctionCode code) {
    this.code = code;
  }

  /** Takes a value of this type from the stack. */
  void mix(int type) {
    switch (type) {
      case TypeCodes.I32 -> mixInteger();
      case TypeCodes.I64 -> mixLong();
      case TypeCodes.F32 -> {
        code.out.write(Op.I32_REINTERPRET_F32);
        mixInteger();
      }
      case TypeCodes.F64 -> {
        code.out.write(Op.I64_REINTERPRET_F64);
        mixLong();
      }
      case TypeCodes.V128 -> mixVector();
      default -> mixReference();
    }
  }

  private void mixInteger() {
    code.out.write(Op.I64_EXTEND_I32_U);
    mixLong();
  }

  private void mixLong() {
    code.out.writeIndex(Op.GLOBAL_GET, code.module.digest);
    code.out.writeConstant(Op.I64_CONST, FACTOR);
    code.out.write(Op.I64_MUL);
    code.out.write(Op.I64_XOR);
    code.out.writeIndex(Op.GLOBAL_SET, code.module.digest);
  }

  private void mixVector() {
    int local = code.temporary(TypeCodes.V128);
    code.out.writeIndex(Op.LOCAL_TEE, local);
    code.out.writeLane(Op.I64X2_EXTRACT_LANE, 0);
    mixLong();
    code.out.writeIndex(Op.LOCAL_GET, local);
    code.out.writeLane(Op.I64X2_EXTRACT_LANE, 1);
    mixLong();
  }

  private void mixReference() {
    if (code.module.features.has(Feature.REFERENCE_TYPES)) {
      code.out.write(Op.REF_IS_NULL);
      mixInteger();
    } else {
      code.out.write(Op.DROP);
    }
  }
}
