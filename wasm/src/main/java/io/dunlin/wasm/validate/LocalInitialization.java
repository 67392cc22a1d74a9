package io.dunlin.wasm.validate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which locals without a default value have been set on the way to the instruction at hand.
 *
 * <p>A local that is set inside a block counts as unset again behind it, so the locals are
 * remembered in the order in which they were set.
 */
final class LocalInitialization {
  private final BitSet initialized = new BitSet();
  private int[] order = new int[16];
  private int count;

  /** The number of locals that have been set. */
  int count() {
    return count;
  }

  boolean isInitialized(int local) {
    return initialized.get(local);
  }

  void initialize(int local) {
    if (!initialized.get(local)) {
      initialized.set(local);
      if (count == order.length) {
        order = Arrays.copyOf(order, 2 * count);
      }
      order[count++] = local;
    }
  }

  /** Forgets all but the first {@code kept} that were set. */
  void forgetAfter(int kept) {
    while (count > kept) {
      initialized.clear(order[--count]);
    }
  }
}
