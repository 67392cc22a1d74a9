package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * New times for a file.
 *
 * @param access time of last access, or null to leave it as it is
 * @param modification time of last modification, or null to leave it as it is
 */
public record FileTimes(@Nullable FileTime access, @Nullable FileTime modification) {

  /** Sets the times of a host file; a symbolic link is not followed. */
  void applyTo(Path file) throws IOException {
    if (access != null || modification != null) {
      Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(modification, access, null);
    }
  }
}
