package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the call that is being carried out. There is one object per context, filled anew
 * for each call, so that calls do not allocate.
 */
public final class GuestCall {
  /** The most bytes that a path may have. */
  private static final int MAX_PATH = 1 << 16;

  private final WasiContext context;
  private long[] numbers = new long[0];
  private int base;
  private @Nullable GuestMemory memory;

  GuestCall(WasiContext context) {
    this.context = context;
  }

  void begin(long[] callNumbers, int callBase, GuestMemory callMemory) {
    numbers = callNumbers;
    base = callBase;
    memory = callMemory;
  }

  /** The context of the store that the guest runs in. */
  public WasiContext context() {
    return context;
  }

  /** The guest's memory. */
  public GuestMemory memory() {
    GuestMemory current = memory;
    if (current == null) {
      throw new IllegalStateException("no call is under way");
    }
    return current;
  }

  /** A 32-bit argument, by its number from 0. */
  public int i32(int index) {
    return (int) numbers[base + index];
  }

  /** A 64-bit argument, by its number from 0. */
  public long i64(int index) {
    return numbers[base + index];
  }

  /** The descriptor whose number is an argument. */
  public Descriptor descriptor(int index) {
    return context.descriptors().get(i32(index));
  }

  /** The directory whose descriptor number is an argument. */
  public Directory directory(int index) {
    return descriptor(index).asDirectory();
  }

  /** The path whose address is an argument, and whose length is the next one. */
  public String path(int index) {
    return memory().getString(i32(index), i32(index + 1), MAX_PATH);
  }
}
