package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectedFailuresTests {
  private final ExpectedFailures failures =
      ExpectedFailures.of(
          List.of(
              "# a comment",
              "",
              "*  core/a.wast     fails everywhere",
              "x  core/b.wast:7   fails in one line",
              "y  core/c.wast     fails elsewhere"),
          "x");

  @Test
  void aScriptStandsForAllOfItsLines() {
    assertTrue(failures.contains("core/a.wast", 1));
    assertTrue(failures.contains("core/a.wast", 2));
  }

  @Test
  void aLineStandsForItself() {
    assertTrue(failures.contains("core/b.wast", 7));
    assertFalse(failures.contains("core/b.wast", 8));
  }

  @Test
  void aFolderStandsForItsScripts() {
    ExpectedFailures folder = ExpectedFailures.of(List.of("x core/gc/ is not there"), "x");

    assertFalse(folder.contains("core/gc.wast", 1));
    assertEquals(List.of("core/gc/"), folder.unseen(Suite.CORE));
    assertTrue(folder.contains("core/gc/array.wast", 1));
    assertEquals(List.of(), folder.unseen(Suite.CORE));
  }

  @Test
  void otherBackendsHaveFailuresOfTheirOwn() {
    assertFalse(failures.contains("core/c.wast", 1));
  }

  @Test
  void whatDoesNotFailIsUnseen() {
    assertTrue(failures.contains("core/a.wast", 1));

    assertEquals(List.of("core/b.wast:7"), failures.unseen(Suite.CORE));
    assertEquals(List.of(), failures.unseen(Suite.THREADS));
  }

  @Test
  void eachHasAReason() {
    assertThrows(AssertionError.class, () -> ExpectedFailures.of(List.of("x core/a.wast"), "x"));
  }

  @Test
  void placesBelongToSuites() {
    assertEquals(
        List.of("elsewhere/a.wast"),
        ExpectedFailures.outsideOfSuites(
            List.of("x elsewhere/a.wast reason", "y core/b.wast reason")));
  }
}
