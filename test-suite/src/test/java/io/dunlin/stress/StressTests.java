package io.dunlin.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Runs {@link StressProgram} in one JVM after the other, for {@code -Ddunlin.stress.seconds=N}
 * together. The first seed is {@code -Ddunlin.stress.seed=N}; each further JVM has the next one.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class StressTests {
  private static final int SECONDS = Integer.getInteger("dunlin.stress.seconds", 9);
  private static final long SEED = Long.getLong("dunlin.stress.seed", 20_261_127);
  private static final int LEAST_SECONDS = 3;
  private static final int MOST_SECONDS = 60;

  /** Much more than starting and ending takes, on a busy machine. */
  private static final int PATIENCE = 300;

  private static final List<String> COMMON =
      List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:ErrorFile=hs_err_pid%p.log");

  /** What {@code -Xcheck:jni} says of our signal handler, as {@code docs/unsafe.md} tells. */
  private static final Pattern OF_OUR_HANDLER =
      Pattern.compile(
          "Warning: SIG(SEGV|BUS) handler modified!|Signal Handlers:| *SIG[A-Z0-9]+: .*"
              + "|  \\*\\*\\* (Handler was modified!|Expected: .*)|Consider using jsig library\\.");

  /** A JVM to be stressed, by what is special about it. */
  private record Stressed(String name, ChildJvm jvm) {}

  private static final List<Stressed> JVMS =
      List.of(
          stressed("native calls checked", "", "-XX:+UseSerialGC", "-Xcheck:jni"),
          stressed(
              "G1 and flight recorder",
              "",
              "-XX:+UseG1GC",
              "-XX:StartFlightRecording:settings=profile,filename=stress.jfr"),
          stressed("ZGC", "", "-XX:+UseZGC"),
          stressed(
              "addresses for a few memories",
              "ulimit -v 80000000",
              "-XX:+UseParallelGC",
              "-XX:CompressedClassSpaceSize=128m"),
          stressed("interpreted", "", "-XX:+UseSerialGC", "-Xint"),
          stressed("optimizing compiler only", "", "-XX:+UseZGC", "-XX:-TieredCompilation"),
          stressed("fast compiler only", "", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

  private static Stressed stressed(String name, String limits, String... options) {
    List<String> all = new ArrayList<>(COMMON);
    all.addAll(List.of(options));
    return new Stressed(name, new ChildJvm(limits, all));
  }

  @Test
  void theJvmSurvives() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "stress").toAbsolutePath());
    int each = Math.clamp(SECONDS / JVMS.size(), LEAST_SECONDS, MOST_SECONDS);
    for (int i = 0; i * each < SECONDS; i++) {
      check(JVMS.get(i % JVMS.size()), folder, SEED + i, each);
    }
  }

  private static void check(Stressed stressed, Path folder, long seed, int seconds) {
    Outcome outcome =
        stressed
            .jvm()
            .run(
                folder,
                seconds + PATIENCE,
                StressProgram.class,
                String.valueOf(seed),
                String.valueOf(seconds));
    List<String> output = outcome.output();
    String story = stressed.name() + ", seed " + seed + ":\n" + String.join("\n", output);
    assertEquals(0, outcome.exitCode(), story);
    List<String> own = output.stream().filter(line -> !isOfJvm(line)).toList();
    assertTrue(own.size() == 1 && own.get(0).startsWith(StressProgram.SUMMARY), story);
    System.out.println(stressed.name() + ", " + own.get(0));
  }

  /** Whether a line is one that the JVM is known to print with these options. */
  private static boolean isOfJvm(String line) {
    return line.contains("[jfr") || OF_OUR_HANDLER.matcher(line).matches();
  }
}
