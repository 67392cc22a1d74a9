package io.dunlin.x64;

import io.dunlin.spi.Availability;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the CPU has that this process runs on. */
final class HostFeatures {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String FLAGS = "flags";

  private static final X64Features NEEDED =
      X64Features.of(
          X64Feature.SSE3, X64Feature.SSSE3, X64Feature.SSE41, X64Feature.SSE42, X64Feature.POPCNT);

  private HostFeatures() {}

  /** The features of this process's CPU; where nothing is known of it, those that are needed. */
  static X64Features detect() {
    return Known.FEATURES;
  }

  /** What code is never compiled without. */
  static X64Features needed() {
    return NEEDED;
  }

  /** Has it what is needed? */
  static Availability availability() {
    return detect().hasAll(NEEDED)
        ? Availability.available()
        : Availability.unavailable("the CPU has no SSE4.2 or no POPCNT, only " + detect());
  }

  /** Found out when somebody asks, once. */
  private static final class Known {
    static final X64Features FEATURES = read();

    private static X64Features read() {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        return lines
            .filter(line -> line.startsWith(FLAGS))
            .findFirst()
            .map(line -> X64Features.ofCpuInfo(line.substring(line.indexOf(':') + 1)))
            .orElse(NEEDED);
      } catch (IOException e) {
        // A compiler for another machine: code for the least of CPUs.
        return NEEDED;
      }
    }
  }
}
