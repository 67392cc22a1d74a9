package io.dunlin.compiler.emit;

/** Branches of two bytes that reach 127 bytes either way, or of five that reach everything. */
final class ToyEncoding implements LabelEncoding {
  static final int BRANCH = 1;
  static final int REFERENCE = 2;
  static final byte NEAR = 0x11;
  static final byte FAR = 0x22;
  static final byte PADDING = 0x33;

  @Override
  public int nearSize(int kind) {
    return 2;
  }

  @Override
  public int farSize(int kind) {
    return 5;
  }

  @Override
  public boolean isNear(int kind, int distance) {
    return distance == (byte) distance;
  }

  @Override
  public void writeNear(byte[] code, int at, int kind, int target) {
    code[at] = NEAR;
    code[at + 1] = (byte) (target - at);
  }

  @Override
  public void writeFar(byte[] code, int at, int kind, int target) {
    code[at] = FAR;
    writeReference(code, at + 1, REFERENCE, target);
  }

  @Override
  public void writeReference(byte[] code, int at, int kind, int target) {
    for (int i = 0; i < 4; i++) {
      code[at + i] = (byte) (target >> (8 * i));
    }
  }

  @Override
  public void writePadding(byte[] code, int from, int to) {
    for (int i = from; i < to; i++) {
      code[i] = PADDING;
    }
  }
}
