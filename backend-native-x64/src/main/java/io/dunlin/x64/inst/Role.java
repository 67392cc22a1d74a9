package io.dunlin.x64.inst;

/** What an instruction does with an operand. */
public enum Role {
  /** Written as the operand alone. */
  READ(true, false),
  /** Written with {@code =}: the old content plays no part. */
  WRITE(false, true),
  /** Written with {@code +}. */
  READ_WRITE(true, true);

  private final boolean reads;
  private final boolean writes;

  Role(boolean reads, boolean writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /** Does the result depend on what was there before? */
  public boolean reads() {
    return reads;
  }

  /** Is it something else afterwards? */
  public boolean writes() {
    return writes;
  }
}
