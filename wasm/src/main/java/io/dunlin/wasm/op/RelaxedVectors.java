package io.dunlin.wasm.op;

/**
 * The relaxed vector instructions that in the deterministic profile do what a strict one does.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/profiles.html#deterministic-profile-det">
 *     Deterministic profile</a>
 */
public final class RelaxedVectors {
  private RelaxedVectors() {}

  /** The strict counterpart of an instruction, or the instruction itself if it has none. */
  public static Op strict(Op op) {
    switch (op) {
      case I8X16_RELAXED_SWIZZLE:
        return Op.I8X16_SWIZZLE;
      case I32X4_RELAXED_TRUNC_F32X4_S:
        return Op.I32X4_TRUNC_SAT_F32X4_S;
      case I32X4_RELAXED_TRUNC_F32X4_U:
        return Op.I32X4_TRUNC_SAT_F32X4_U;
      case I32X4_RELAXED_TRUNC_F64X2_S_ZERO:
        return Op.I32X4_TRUNC_SAT_F64X2_S_ZERO;
      case I32X4_RELAXED_TRUNC_F64X2_U_ZERO:
        return Op.I32X4_TRUNC_SAT_F64X2_U_ZERO;
      case I8X16_RELAXED_LANESELECT:
      case I16X8_RELAXED_LANESELECT:
      case I32X4_RELAXED_LANESELECT:
      case I64X2_RELAXED_LANESELECT:
        return Op.V128_BITSELECT;
      case F32X4_RELAXED_MIN:
        return Op.F32X4_MIN;
      case F32X4_RELAXED_MAX:
        return Op.F32X4_MAX;
      case F64X2_RELAXED_MIN:
        return Op.F64X2_MIN;
      case F64X2_RELAXED_MAX:
        return Op.F64X2_MAX;
      case I16X8_RELAXED_Q15MULR_S:
        return Op.I16X8_Q15MULR_SAT_S;
      default:
        return op;
    }
  }
}
