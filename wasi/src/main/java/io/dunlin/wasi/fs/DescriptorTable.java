package io.dunlin.wasi.fs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers by which a guest knows its descriptors. New ones get the lowest free number. */
public final class DescriptorTable {
  /** How many descriptors can be open at once. */
  public static final int MAX_OPEN = 16_384;

  private final List<@Nullable Descriptor> slots = new ArrayList<>();

  /**
   * Gives a descriptor a number.
   *
   * @throws ErrnoException MFILE if too many are open
   */
  public int add(Descriptor descriptor) {
    int number = slots.indexOf(null);
    if (number >= 0) {
      slots.set(number, descriptor);
      return number;
    }
    if (slots.size() >= MAX_OPEN) {
      throw new ErrnoException(Errno.MFILE);
    }
    slots.add(descriptor);
    return slots.size() - 1;
  }

  /**
   * Requires that one more descriptor can be added.
   *
   * @throws ErrnoException MFILE if too many are open
   */
  public void requireRoom() {
    if (slots.size() >= MAX_OPEN && slots.indexOf(null) < 0) {
      throw new ErrnoException(Errno.MFILE);
    }
  }

  /**
   * The descriptor with this number.
   *
   * @throws ErrnoException BADF if there is none
   */
  public Descriptor get(int number) {
    Descriptor descriptor = number >= 0 && number < slots.size() ? slots.get(number) : null;
    if (descriptor == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return descriptor;
  }

  /** Closes a descriptor and frees its number, even if closing fails. */
  public void close(int number) throws IOException {
    Descriptor descriptor = get(number);
    slots.set(number, null);
    descriptor.close();
  }

  /** Moves a descriptor to the number of another one, which is closed. */
  public void renumber(int from, int to) throws IOException {
    Descriptor moved = get(from);
    Descriptor replaced = get(to);
    if (from != to) {
      slots.set(from, null);
      slots.set(to, moved);
      replaced.close();
    }
  }

  /**
   * Closes everything.
   *
   * @throws IOException the first failure, after all were closed
   */
  public void closeAll() throws IOException {
    IOException failure = null;
    for (int i = 0; i < slots.size(); i++) {
      Descriptor descriptor = slots.set(i, null);
      try {
        if (descriptor != null) {
          descriptor.close();
        }
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    slots.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
