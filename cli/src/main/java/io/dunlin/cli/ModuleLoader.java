package io.dunlin.cli;

import io.dunlin.Engine;
import io.dunlin.Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Makes modules of files that hold a module or an artifact. */
final class ModuleLoader {
  private final Engine engine;
  private final InputStream stdin;
  private final boolean allowPrecompiled;

  /**
   * A loader.
   *
   * @param stdin what the file {@code -} is
   * @param allowPrecompiled whether files may be artifacts, whose code nothing checks
   */
  ModuleLoader(Engine engine, InputStream stdin, boolean allowPrecompiled) {
    this.engine = engine;
    this.stdin = stdin;
    this.allowPrecompiled = allowPrecompiled;
  }

  /**
   * The module of a file.
   *
   * @throws CommandException if it cannot be read, or is an artifact and none is allowed
   */
  Module load(ModuleFile file) {
    Path artifact = file.artifact();
    if (artifact != null) {
      requireAllowed(file);
      try {
        return Module.deserializeFile(engine, artifact);
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    }
    byte[] bytes = file.read(stdin);
    if (Engine.detectPrecompiled(bytes).isEmpty()) {
      return Module.of(engine, bytes);
    }
    requireAllowed(file);
    return Module.deserialize(engine, bytes);
  }

  private void requireAllowed(ModuleFile file) {
    if (!allowPrecompiled) {
      throw new CommandException(
          file.name()
              + ": a precompiled module, whose code is run unchecked; if you trust it, allow it"
              + " with "
              + RunOptions.ALLOW_PRECOMPILED);
    }
  }
}
