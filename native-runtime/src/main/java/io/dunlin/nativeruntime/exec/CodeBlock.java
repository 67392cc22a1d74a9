package io.dunlin.nativeruntime.exec;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A piece of the code arena. It is first reserved, so that code can be linked for its address, then
 * published, once, and in the end freed.
 */
public final class CodeBlock implements AutoCloseable {
  private final CodeArena arena;
  private final CodeArena.FreeRanges ranges;
  private final long address;
  private final int size;
  private final AtomicBoolean freed = new AtomicBoolean();

  CodeBlock(CodeArena arena, CodeArena.FreeRanges ranges, long address, int size) {
    this.arena = arena;
    this.ranges = ranges;
    this.address = address;
    this.size = size;
  }

  /** Where the code runs. */
  public long address() {
    return address;
  }

  /** The room in bytes. */
  public int size() {
    return size;
  }

  /** Whether an address lies in the block. */
  public boolean contains(long codeAddress) {
    return codeAddress >= address && codeAddress - address < size;
  }

  /**
   * The room, to write code to until it is {@linkplain #publish() published}.
   *
   * @throws io.dunlin.spi.store.ResourceLimitException if the system does not give the memory
   */
  public ByteBuffer open() {
    return arena.open(this);
  }

  /**
   * Ends writing; any thread that learns of the code afterwards, in a way that Java orders, may
   * execute it.
   *
   * @throws io.dunlin.spi.store.ResourceLimitException if the system does not let it
   */
  public void publish() {
    arena.publish(this);
  }

  /**
   * Writes code to the beginning of the block, and publishes it.
   *
   * @param code not more than there is room for
   * @throws io.dunlin.spi.store.ResourceLimitException if the system does not give the memory
   */
  public void publish(byte[] code) {
    if (code.length > size) {
      throw new IllegalArgumentException(code.length + " bytes for a block of " + size);
    }
    open().put(0, code);
    publish();
  }

  /** Gives the room back, once; nothing may execute the code now or later. */
  @Override
  public void close() {
    if (freed.compareAndSet(false, true)) {
      arena.free(this, ranges);
    }
  }
}
