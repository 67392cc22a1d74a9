package io.dunlin.nativeruntime.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the system may forbid memory for code, going by what it says of a process. */
final class RestrictionsTests {
  private static final String FREE_STATUS = "Name:\tjava\nNoNewPrivs:\t0\nSeccomp:\t0\n";
  private static final String FREE_LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max address space         unlimited            unlimited            bytes
      """;

  @TempDir Path folder;

  private boolean mayForbidCode(String status, String limits) throws IOException {
    return Restrictions.mayForbidCode(
        Files.writeString(folder.resolve("status"), status),
        Files.writeString(folder.resolve("limits"), limits));
  }

  @Test
  void nothingForbidsIt() throws IOException {
    assertFalse(mayForbidCode(FREE_STATUS, FREE_LIMITS));
  }

  @Test
  void filterOfSystemCallsMay() throws IOException {
    assertTrue(mayForbidCode(FREE_STATUS.replace("Seccomp:\t0", "Seccomp:\t2"), FREE_LIMITS));
  }

  @Test
  void lackOfAddressesMay() throws IOException {
    String few = FREE_LIMITS.replaceFirst("unlimited ", "8589934592");
    assertTrue(mayForbidCode(FREE_STATUS, few));
  }

  @Test
  void tellsHowManyAddressesThereAre() throws IOException {
    Path limits = folder.resolve("limits");
    Files.writeString(limits, FREE_LIMITS);
    assertEquals(Long.MAX_VALUE, Restrictions.addressSpace(limits));
    Files.writeString(limits, FREE_LIMITS.replaceFirst("unlimited ", "8589934592"));
    assertEquals(1L << 33, Restrictions.addressSpace(limits));
    Files.writeString(limits, FREE_LIMITS.replaceFirst("unlimited ", "many"));
    assertEquals(Long.MAX_VALUE, Restrictions.addressSpace(limits));
    assertEquals(Long.MAX_VALUE, Restrictions.addressSpace(folder.resolve("absent")));
  }

  @Test
  void systemThatSaysNothingMay() throws IOException {
    assertTrue(mayForbidCode("", FREE_LIMITS));
    assertTrue(mayForbidCode(FREE_STATUS, ""));
    Path absent = folder.resolve("absent");
    assertTrue(Restrictions.mayForbidCode(absent, absent));
  }
}
