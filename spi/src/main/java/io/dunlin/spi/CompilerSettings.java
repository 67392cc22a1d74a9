package io.dunlin.spi;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How modules are compiled. A backend ignores what does not concern it: the interpreter everything
 * but {@code parallel}.
 *
 * @param optLevel how much is done for fast code
 * @param parallel whether functions are compiled on several threads; code does not depend on it
 * @param target what to compile for, as {@link BackendProvider#target} names it, or null for this
 *     machine; where it is named, extensions of this machine's processor are not made use of
 * @param cpuFlags extensions of the processor to use or not to use, by the target's names for them
 */
public record CompilerSettings(
    OptLevel optLevel,
    boolean parallel,
    @Nullable String target,
    SortedMap<String, Boolean> cpuFlags) {
  /** The settings of an engine that is not configured otherwise. */
  public static final CompilerSettings DEFAULT =
      new CompilerSettings(OptLevel.SPEED, true, null, Collections.emptySortedMap());

  /** Copies the flags. */
  public CompilerSettings {
    cpuFlags = Collections.unmodifiableSortedMap(new TreeMap<>(cpuFlags));
  }
}
