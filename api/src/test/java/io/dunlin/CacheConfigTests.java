package io.dunlin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the cache of a user lies. */
final class CacheConfigTests {
  private static Path directory(String system, Map<String, String> variables) {
    return CacheConfig.userDirectory(system, Map.of("user.home", "/users/me")::get, variables::get);
  }

  @Test
  void everySystemHasItsPlace() {
    Map<String, String> none = Map.of();
    assertEquals(Path.of("/users/me/.cache/dunlin"), directory("Linux", none));
    Map<String, String> moved = Map.of("XDG_CACHE_HOME", "/fast", "LOCALAPPDATA", "/local");
    assertEquals(Path.of("/fast/dunlin"), directory("Linux", moved));
    assertEquals(
        Path.of("/users/me/.cache/dunlin"), directory("Linux", Map.of("XDG_CACHE_HOME", "rel")));
    assertEquals(Path.of("/users/me/Library/Caches/dunlin"), directory("Mac OS X", moved));
    assertEquals(Path.of("/local/dunlin"), directory("Windows 11", moved));
    assertThrows(IllegalStateException.class, () -> directory("Windows 11", none));
  }

  @Test
  void aNegativeSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CacheConfig(Path.of("/x"), -1));
  }
}
