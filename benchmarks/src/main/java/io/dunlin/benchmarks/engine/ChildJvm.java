package io.dunlin.benchmarks.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of their own for what must not disturb each other's profiles. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Command that runs a program with the libraries of this JVM. */
  public static List<String> command(Class<?> program, List<String> arguments) {
    return command(System.getProperty("java.class.path"), program, arguments);
  }

  /** Command that runs a program with a class path. */
  static List<String> command(String classPath, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(classPath);
    command.add(program.getName());
    command.addAll(arguments);
    return command;
  }
}
