package io.dunlin.compiler.object;

/**
 * The stored form of code objects.
 *
 * <p>A header says what the code is for, each field by itself; then come the length of the rest and
 * the rest, which holds the code and its tables. All numbers of a table have four bytes, so that it
 * is read at once; what is looked up rarely and in parts is packed. There is no checksum here,
 * since that of the artifact around it finds accidents; and whoever loads code has to trust its
 * source.
 */
final class CodeObjectFormat {
  /** The first bytes; the first is not text, the last one would not survive a text conversion. */
  static final long MAGIC = 0x0a_6c_64_6f_6c_6e_64_7fL; // 7f "dnlodl" 0a

  /** To be raised with each change of the format, or of what the structures in code are like. */
  static final int VERSION = 2;

  /** No code is to be aligned to more than a page. */
  static final int LARGEST_ALIGNMENT = 4096;

  private CodeObjectFormat() {}
}
