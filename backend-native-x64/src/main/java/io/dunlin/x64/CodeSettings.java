package io.dunlin.x64;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.pipeline.Effort;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.CompilerSettings;
import io.dunlin.spi.Enabled;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.OptLevel;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What an engine's settings mean for code: CPU features, memory model, effort. */
final class CodeSettings {
  private CodeSettings() {}

  /**
   * The CPU features that code may use: those of this machine, or for a named target those that
   * code is never compiled without, as the flags change them.
   *
   * @throws IllegalArgumentException for a flag that there is not, or that cannot be off
   */
  static X64Features features(CompilerSettings settings) {
    X64Features features =
        settings.target() == null ? HostFeatures.detect() : HostFeatures.needed();
    for (Map.Entry<String, Boolean> flag : settings.cpuFlags().entrySet()) {
      X64Feature feature = feature(flag.getKey());
      X64Features without = features.without(feature);
      features =
          flag.getValue()
              ? new X64Features(features.bits() | X64Features.of(feature).bits())
              : without;
    }
    if (!features.hasAll(HostFeatures.needed())) {
      throw new IllegalArgumentException(
          "the native backend needs all of these processor flags: " + HostFeatures.needed());
    }
    return features;
  }

  private static X64Feature feature(String name) {
    for (X64Feature feature : X64Feature.values()) {
      if (feature.kernelName().equals(name)) {
        return feature;
      }
    }
    throw new IllegalArgumentException(
        "unknown processor flag '"
            + name
            + "'; known are "
            + Arrays.stream(X64Feature.values())
                .map(X64Feature::kernelName)
                .collect(Collectors.joining(" ")));
  }

  /** Whether memories are to have guards, if that is possible. */
  static boolean wantsGuards(MemorySettings settings) {
    return settings.signalsBasedTraps() != Enabled.NO && settings.coverEveryAccess();
  }

  /**
   * What code expects of memories.
   *
   * @param isAvailable whether code can be run here; where it can, what it needs is started
   */
  static MemoryModel memoryModel(MemorySettings settings, boolean isAvailable) {
    if (!wantsGuards(settings)) {
      return MemoryModel.CHECKED;
    }
    return isAvailable ? HostRuntime.memoryModel() : MemoryModel.GUARDED;
  }

  /**
   * Makes sure that faults can be traps, if they must be.
   *
   * @param isAvailable whether code can be run here
   * @throws IllegalArgumentException if not
   */
  static void requireSignals(MemorySettings settings, boolean isAvailable) {
    if (settings.signalsBasedTraps() == Enabled.YES
        && memoryModel(settings, isAvailable) != MemoryModel.GUARDED) {
      throw new IllegalArgumentException(
          "signalsBasedTraps(true): faults of memory accesses cannot be made traps here");
    }
  }

  static Effort effort(CompilerSettings settings) {
    return settings.optLevel() == OptLevel.NONE ? Effort.NONE : Effort.SPEED;
  }

  /**
   * Makes sure that this machine can run code for the settings.
   *
   * @throws IllegalArgumentException if not
   */
  static void requireRunnable(BackendSettings settings) {
    X64Features features = features(settings.compiler());
    if (!HostFeatures.detect().hasAll(features)) {
      throw new IllegalArgumentException(
          "processor flags are on that this machine does not have: it has only "
              + HostFeatures.detect());
    }
  }
}
