package io.dunlin.nativeruntime.unwind;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The code of all modules in this process by address. It keeps no code alive: who runs code does.
 */
public final class CodeRegistry {
  private static final ConcurrentSkipListMap<Long, WeakReference<LoadedCode>> BY_START =
      new ConcurrentSkipListMap<>();

  private CodeRegistry() {}

  static void add(LoadedCode code) {
    BY_START.put(code.start(), new WeakReference<>(code));
  }

  static void remove(long start) {
    BY_START.remove(start);
  }

  /** The code that an address lies in, or null if it is that of a stub or of no code of ours. */
  public static @Nullable LoadedCode find(long address) {
    Map.Entry<Long, WeakReference<LoadedCode>> entry = BY_START.floorEntry(address);
    LoadedCode code = entry == null ? null : entry.getValue().get();
    return code != null && code.contains(address) ? code : null;
  }
}
