package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/**
 * When a register is taken: ranges that do not overlap, in order, each with whom it belongs to.
 *
 * <p>They are in chunks of limited size, so that to insert and to remove takes little time however
 * many there are. A cursor goes through them, forward only; what is inserted and removed must be in
 * order too until the cursor is put back.
 */
final class RegisterIntervals {
  /** Owner of a range that no piece may share. */
  static final int NOBODY = Integer.MIN_VALUE;

  private static final int FIELDS = 3;
  private static final int FIRST_CHUNK = 8 * FIELDS;
  private static final int LARGEST_CHUNK = 64 * FIELDS;

  /** By threes: from, to, owner. */
  private int[][] chunks = {};

  /** How many ints of a chunk are in use, never none. */
  private int[] sizes = {};

  /** Where the last range of a chunk ends. */
  private int[] ends = {};

  private int chunkCount;

  // The cursor: a chunk and an index of it.
  private int chunk;
  private int at;

  /** A range that only pieces of this virtual register may share. */
  static int reservedFor(int virtualRegister) {
    return ~virtualRegister;
  }

  /** Puts the cursor before all ranges. */
  void startOver() {
    chunk = 0;
    at = 0;
  }

  /** Moves the cursor forward to the first range that ends behind a point. */
  void seek(int position) {
    if (chunk >= chunkCount) {
      return;
    }
    if (ends[chunk] <= position) {
      chunk = firstChunkEndingAfter(position);
      at = 0;
      if (chunk == chunkCount) {
        return;
      }
    }
    int[] entries = chunks[chunk];
    int low = at / FIELDS;
    int high = sizes[chunk] / FIELDS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[FIELDS * middle + 1] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    at = FIELDS * low;
  }

  private int firstChunkEndingAfter(int position) {
    int low = chunk + 1;
    int high = chunkCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Is the cursor behind all ranges? */
  boolean isAtEnd() {
    return chunk >= chunkCount;
  }

  /** Where the range at the cursor begins. */
  int from() {
    return chunks[chunk][at];
  }

  /** Where the range at the cursor ends. */
  int to() {
    return chunks[chunk][at + 1];
  }

  /** Whom the range at the cursor belongs to. */
  int owner() {
    return chunks[chunk][at + 2];
  }

  /** Moves the cursor to the next range. */
  void next() {
    at += FIELDS;
    if (at == sizes[chunk]) {
      chunk++;
      at = 0;
    }
  }

  /** Inserts a range, or what is left of it beside reservations that it is allowed to overlap. */
  void insert(int from, int to, int owner) {
    seek(from);
    int start = from;
    while (!isAtEnd() && from() < to) {
      int end = to();
      if (start < from()) {
        insertAtCursor(start, from(), owner);
        next();
      }
      start = end;
      next();
    }
    if (start < to) {
      insertAtCursor(start, to, owner);
    }
  }

  private void insertAtCursor(int from, int to, int owner) {
    if (chunk == chunkCount) {
      if (chunkCount == 0) {
        addChunk(0, new int[FIRST_CHUNK], 0);
      } else {
        chunk--;
        at = sizes[chunk];
      }
    }
    if (sizes[chunk] == chunks[chunk].length) {
      makeRoom();
    }
    int[] entries = chunks[chunk];
    System.arraycopy(entries, at, entries, at + FIELDS, sizes[chunk] - at);
    entries[at] = from;
    entries[at + 1] = to;
    entries[at + 2] = owner;
    sizes[chunk] += FIELDS;
    ends[chunk] = entries[sizes[chunk] - 2];
  }

  private void makeRoom() {
    int[] full = chunks[chunk];
    if (full.length < LARGEST_CHUNK) {
      chunks[chunk] = Arrays.copyOf(full, 2 * full.length);
      return;
    }
    int kept = LARGEST_CHUNK / 2;
    int[] upper = new int[LARGEST_CHUNK];
    System.arraycopy(full, kept, upper, 0, kept);
    addChunk(chunk + 1, upper, kept);
    sizes[chunk] = kept;
    ends[chunk] = full[kept - 2];
    if (at > kept) {
      chunk++;
      at -= kept;
    }
  }

  private void addChunk(int index, int[] added, int size) {
    if (chunkCount == chunks.length) {
      int length = Math.max(4, 2 * chunkCount);
      chunks = Arrays.copyOf(chunks, length);
      sizes = Arrays.copyOf(sizes, length);
      ends = Arrays.copyOf(ends, length);
    }
    int behind = chunkCount - index;
    System.arraycopy(chunks, index, chunks, index + 1, behind);
    System.arraycopy(sizes, index, sizes, index + 1, behind);
    System.arraycopy(ends, index, ends, index + 1, behind);
    chunks[index] = added;
    sizes[index] = size;
    ends[index] = size == 0 ? 0 : added[size - 2];
    chunkCount++;
  }

  /** Takes away what an owner has within a range. */
  void remove(int from, int to, int owner) {
    seek(from);
    while (!isAtEnd() && from() < to) {
      if (owner() == owner) {
        removeAtCursor();
      } else {
        next();
      }
    }
  }

  private void removeAtCursor() {
    int[] entries = chunks[chunk];
    int size = sizes[chunk] - FIELDS;
    if (size == 0) {
      removeChunk();
      return;
    }
    System.arraycopy(entries, at + FIELDS, entries, at, size - at);
    sizes[chunk] = size;
    ends[chunk] = entries[size - 2];
    if (at == size) {
      chunk++;
      at = 0;
    }
  }

  private void removeChunk() {
    int behind = --chunkCount - chunk;
    System.arraycopy(chunks, chunk + 1, chunks, chunk, behind);
    System.arraycopy(sizes, chunk + 1, sizes, chunk, behind);
    System.arraycopy(ends, chunk + 1, ends, chunk, behind);
    at = 0;
  }
}
