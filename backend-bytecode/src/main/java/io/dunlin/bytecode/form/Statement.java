package io.dunlin.bytecode.form;

/** Instructions that stand in one method, or a {@code block} or {@code end} of a bare label. */
final class Statement {
  final int start;
  int end;
  int bytes;

  /** How many a method has of it that computes one lane. */
  int laneBytes;

  /** How many operands are on the stack in front of it and, if it can be in a part, behind it. */
  final int depth;

  /** Whether it can be in a part. */
  boolean isMovable = true;

  /** Whether it computes each lane of vectors of the same lanes, and nothing else. */
  boolean isLanewise = true;

  /** Whether it is the beginning of the block of a bare label, or the label. */
  final boolean isLabel;

  Statement(int start, int depth) {
    this(start, depth, false);
  }

  private Statement(int start, int depth, boolean isLabel) {
    this.start = start;
    this.depth = depth;
    this.isLabel = isLabel;
  }

  /** How many bytes of a part it takes: those of one lane if all of the part is lane-wise. */
  int bytesOfPart(boolean isPartLanewise) {
    return isPartLanewise ? laneBytes : bytes;
  }

  /** One that is the beginning of the block of a bare label, or the label. */
  static Statement label(int at, int bytes) {
    Statement label = new Statement(at, 0, true);
    label.end = at + 1;
    label.bytes = bytes;
    label.isLanewise = false;
    return label;
  }
}
