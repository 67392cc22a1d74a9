package io.dunlin.cli;

import io.dunlin.BackendInfo;
import io.dunlin.Engine;
import java.util.List;

/**
 * Runs a program on each backend in turn, so that an archive of the classes that are loaded then
 * makes the command start fast on any of them.
 */
public final class Training {
  private Training() {}

  /** Runs the program of the file that the argument names. */
  public static void main(String[] arguments) {
    for (BackendInfo backend : Engine.availableBackends()) {
      // One that cannot run here says so, and the others are what is wanted.
      new Main(Console.ofProcess())
          .execute(List.of("run", "--backend", backend.name(), arguments[0]));
    }
  }
}
