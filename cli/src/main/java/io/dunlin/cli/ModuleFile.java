package io.dunlin.cli;

import io.dunlin.Engine;
import io.dunlin.wasm.TextParserProvider;
import io.dunlin.wat.Wat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A module's file as it is named on the command line; {@code -} is standard input. */
final class ModuleFile {
  private static final String STDIN = "-";

  private final String name;

  ModuleFile(String name) {
    this.name = name;
  }

  /** The name as given. */
  String name() {
    return name;
  }

  /** The last component of the name, by which a guest knows itself. */
  String baseName() {
    Path last = path(name).getFileName();
    return last == null ? name : last.toString();
  }

  /**
   * The file's content.
   *
   * @throws CommandException if it cannot be read
   */
  byte[] read(InputStream stdin) {
    try {
      return name.equals(STDIN) ? stdin.readAllBytes() : Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The file's path if it is an artifact that can be mapped, or null; what is no regular file, such
   * as a pipe, can be read but once.
   *
   * @throws CommandException if it cannot be read
   */
  @Nullable Path artifact() {
    Path path = path(name);
    try {
      boolean isArtifact =
          !name.equals(STDIN)
              && Files.isRegularFile(path)
              && Engine.detectPrecompiledFile(path).isPresent();
      return isArtifact ? path : null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Says why the file cannot be read. */
  CommandException unreadable(IOException reason) {
    if (reason instanceof NoSuchFileException) {
      return new CommandException(name + ": no such file");
    }
    if (reason instanceof AccessDeniedException) {
      return new CommandException(name + ": permission denied");
    }
    return CommandException.of(name, reason);
  }

  /**
   * A module in the binary format.
   *
   * @param bytes the module in either format
   * @throws io.dunlin.wasm.WatSyntaxException if it is a text that does not follow the grammar
   */
  static byte[] toBinary(byte[] bytes) {
    return TextParserProvider.looksLikeText(bytes) ? Wat.toBinary(bytes) : bytes;
  }

  /**
   * A path of the host.
   *
   * @throws CommandException if the text cannot be one
   */
  static Path path(String text) {
    try {
      return FileSystems.getDefault().getPath(text);
    } catch (InvalidPathException e) {
      throw new CommandException("not a path: '" + text + "'");
    }
  }
}
