package io.dunlin.nativeruntime.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dunlin.spi.Availability;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where machine code can run, and what is said where it cannot. */
final class NativePlatformTests {
  private static Availability mustNotStart() {
    throw new AssertionError("started");
  }

  private static @Nullable String reason(
      String system, String architecture, boolean nativeAccess, Supplier<Availability> start) {
    return reason(system, architecture, nativeAccess, true, start);
  }

  private static @Nullable String reason(
      String system,
      String architecture,
      boolean nativeAccess,
      boolean mayForbidCode,
      Supplier<Availability> start) {
    return NativePlatform.judge(
            Processor.X86_64, system, architecture, nativeAccess, () -> mayForbidCode, start)
        .reason();
  }

  @Test
  void isAvailableWhereEverythingIsThere() {
    assertNull(reason("Linux", "amd64", true, Availability::available));
  }

  @Test
  void saysWhatIsMissingWithoutStartingAnything() {
    assertEquals(
        "native code runs on Linux only, and this is Mac OS X",
        reason("Mac OS X", "amd64", true, NativePlatformTests::mustNotStart));
    assertEquals(
        "its code is for x86-64, and this processor is aarch64",
        reason("Linux", "aarch64", true, NativePlatformTests::mustNotStart));
    assertEquals(
        "native access is not enabled; start Java with --enable-native-access=ALL-UNNAMED",
        reason("Linux", "amd64", false, NativePlatformTests::mustNotStart));
  }

  @Test
  void startsNothingWhereNothingIsForbidden() {
    assertNull(reason("Linux", "amd64", true, false, NativePlatformTests::mustNotStart));
  }

  @Test
  void passesOnWhyTheStartFailed() {
    assertEquals(
        "no memory", reason("Linux", "amd64", true, () -> Availability.unavailable("no memory")));
  }
}
