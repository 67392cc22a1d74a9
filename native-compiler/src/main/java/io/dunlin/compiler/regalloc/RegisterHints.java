package io.dunlin.compiler.regalloc;

/** Which register a piece would rather have than others. */
final class RegisterHints {
  private static final int NONE = -1;

  /** How many uses are asked. A piece may have many, and be asked again whenever it is split. */
  private static final int MOST_USES = 256;

  private final LiveRanges live;
  private final OperandRules rules;
  private final float[] votes = new float[64];

  RegisterHints(LiveRanges live, OperandRules rules) {
    this.live = live;
    this.rules = rules;
  }

  /** The register that most uses want, or the one that another piece of the bundle got last. */
  int of(Piece piece) {
    int best = NONE;
    long voted = 0;
    int count = Math.min(piece.useCount(), MOST_USES);
    for (int use = 0; use < count; use++) {
      int operand = piece.useOperand(use);
      int wanted =
          operand < 0 ? NONE : rules.demandedRegister(live.instructionOf(operand), operand);
      if (wanted != NONE) {
        votes[wanted] += piece.useCost(use);
        voted |= 1L << wanted;
        if (best == NONE || votes[wanted] > votes[best]) {
          best = wanted;
        }
      }
    }
    for (long rest = voted; rest != 0; rest &= rest - 1) {
      votes[Long.numberOfTrailingZeros(rest)] = 0;
    }
    return best != NONE ? best : piece.bundle.lastRegister;
  }
}
