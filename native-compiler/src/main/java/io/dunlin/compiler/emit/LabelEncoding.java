package io.dunlin.compiler.emit;

/**
 * How the instructions of a CPU refer to labels. Kinds are numbers of the CPU's own; all positions
 * are in bytes from the beginning of the code. An object serves one thread.
 *
 * <p>A branch has a far form, which reaches everything, and may have a shorter near one. Branches
 * that have no near form give the same size for both.
 */
public interface LabelEncoding {
  /** The size of a branch's near form in bytes. */
  int nearSize(int kind);

  /** The size of a branch's far form in bytes, at least that of the near one. */
  int farSize(int kind);

  /** Does the near form of a branch reach from its first byte to this many bytes further? */
  boolean isNear(int kind, int distance);

  /** Writes the near form of a branch. */
  void writeNear(byte[] code, int at, int kind, int target);

  /** Writes the far form of a branch. */
  void writeFar(byte[] code, int at, int kind, int target);

  /**
   * Completes an instruction that refers to a label otherwise.
   *
   * @param at the position for which the reference was announced
   */
  void writeReference(byte[] code, int at, int kind, int target);

  /** Fills a range that is executed with instructions that do nothing. */
  void writePadding(byte[] code, int from, int to);
}
