package io.dunlin.bytecode.runtime;

/**
 * What the code of an instance takes the arrays of memories for. Code for arrays with room works on
 * exact ones as well.
 */
public enum MemoryArrays {
  /** Each array is as long as its memory is large, so that Java's check of an index is enough. */
  EXACT,

  /** An array may be longer than its memory is large, which code checks as well. */
  WITH_ROOM;

  /**
   * A memory must have been copied so many times, counted in its size, before room is thought of:
   * it grows in small steps. Tests make it 0; then all code leaves room that is not stored.
   */
  static final int MIN_TIMES_COPIED = Integer.getInteger("dunlin.bytecode.timesCopied", 16);

  /** What part of a memory's life must have gone into copying it, since room costs time as well. */
  static final double MIN_SHARE_OF_TIME = 0.25;
}
