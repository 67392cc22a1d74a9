package io.dunlin.wasi.p1;

import java.nio.ByteBuffer;

/**
 * The buffers that a list in the guest's memory names, one after the other. One that does not lie
 * in the memory is found when its turn comes. Where the memory's bytes do not lie behind each
 * other, a buffer comes in several parts.
 */
final class BufferList {
  /** The size of an element: address and length. */
  static final int ELEMENT_SIZE = 8;

  private final GuestMemory memory;
  private int element;
  private int count;
  private int address;
  private long length;

  BufferList(GuestMemory memory, int address, int count) {
    this.memory = memory;
    this.element = address;
    this.count = count;
    memory.checkArray(address, count, ELEMENT_SIZE);
  }

  boolean hasNext() {
    return length > 0 || count != 0;
  }

  ByteBuffer next() {
    if (length == 0) {
      address = memory.getInt(element);
      length = memory.getInt(element + Integer.BYTES) & 0xFFFF_FFFFL;
      element += ELEMENT_SIZE;
      count--;
    }
    ByteBuffer part = memory.range(address, length);
    address += part.remaining();
    length -= part.remaining();
    return part;
  }
}
