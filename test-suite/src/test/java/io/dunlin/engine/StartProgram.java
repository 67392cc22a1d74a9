package io.dunlin.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes an engine with the backend that its argument names, and instantiates a module. Prints after
 * each of both whether this process has memory for machine code.
 */
public final class StartProgram {
  private static final Path MAPPINGS = Path.of("/proc/self/maps");

  private StartProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.create(Config.builder().backend(arguments[0]).build());
    System.out.println(hasCodeArena());
    Instance.create(engine.newStore(), Module.of(engine, "(module)"));
    System.out.println(hasCodeArena());
  }

  private static boolean hasCodeArena() throws IOException {
    // The JVM's own code is private to the process.
    return Files.readString(MAPPINGS).contains(" r-xs ");
  }
}
