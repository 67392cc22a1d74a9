package io.dunlin.nativeruntime.store;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stores of this process by the numbers that their code gives when it calls the runtime. It
 * keeps no store alive: whoever runs code of a store does. Thread-safe.
 */
public final class StoreRegistry {
  private static volatile @Nullable Slot[] slots = new Slot[16];

  private StoreRegistry() {}

  private static final class Slot extends WeakReference<@Nullable NativeStore> {
    Slot(@Nullable NativeStore store) {
      super(store);
    }
  }

  /** A number for a store that is being made. */
  static synchronized int reserve() {
    @Nullable Slot[] all = slots;
    int identity = 0;
    while (identity < all.length && all[identity] != null) {
      identity++;
    }
    @Nullable Slot[] changed =
        Arrays.copyOf(all, identity < all.length ? all.length : all.length * 2);
    changed[identity] = new Slot(null);
    slots = changed;
    return identity;
  }

  /** The store with a reserved number has been made, and can be found by any thread. */
  static synchronized void publish(int identity, NativeStore store) {
    @Nullable Slot[] changed = slots.clone();
    changed[identity] = new Slot(store);
    slots = changed;
  }

  /** Frees a number. */
  static synchronized void remove(int identity) {
    @Nullable Slot[] changed = slots.clone();
    changed[identity] = null;
    slots = changed;
  }

  /** The store with a number, whose code runs. */
  public static NativeStore get(int identity) {
    return Objects.requireNonNull(Objects.requireNonNull(slots[identity]).get());
  }
}
