package io.dunlin;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled code is kept, for this process and others.
 *
 * <p>Code that is found in the directory is run: nobody else may be able to write there. The engine
 * makes it, for its owner alone, if it does not exist.
 *
 * @param directory which nothing else uses
 * @param maxBytes the most bytes that all entries together may have; what was not used for longest
 *     is removed
 */
public record CacheConfig(Path directory, long maxBytes) {
  /** The size of a cache unless configured otherwise: 1 GiB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CacheConfig {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("the size of a cache must not be negative: " + maxBytes);
    }
  }

  /** A cache of the default size. */
  public static CacheConfig of(Path directory) {
    return new CacheConfig(directory, DEFAULT_MAX_BYTES);
  }

  /**
   * A cache of the default size where the system keeps caches of this user: {@code dunlin} in
   * {@code $XDG_CACHE_HOME} or {@code ~/.cache}, {@code ~/Library/Caches} on macOS, {@code
   * %LOCALAPPDATA%} on Windows.
   *
   * @throws IllegalStateException if the system does not say where that is
   */
  public static CacheConfig inUserDirectory() {
    return of(
        userDirectory(System.getProperty("os.name", ""), System::getProperty, System::getenv));
  }

  static Path userDirectory(
      String system,
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.apply("LOCALAPPDATA"), "LOCALAPPDATA").resolve("dunlin");
    }
    String cacheHome = environment.apply("XDG_CACHE_HOME");
    boolean isMac = name.startsWith("mac");
    if (!isMac && cacheHome != null && path(cacheHome).isAbsolute()) {
      return path(cacheHome).resolve("dunlin");
    }
    Path home = absolute(properties.apply("user.home"), "user.home");
    return home.resolve(isMac ? "Library/Caches/dunlin" : ".cache/dunlin");
  }

  private static Path absolute(@Nullable String text, String what) {
    if (text == null || !path(text).isAbsolute()) {
      throw new IllegalStateException(
          what + " names no directory for the cache; give one to CacheConfig.of");
    }
    return path(text);
  }

  private static Path path(String text) {
    return FileSystems.getDefault().getPath(text);
  }
}
