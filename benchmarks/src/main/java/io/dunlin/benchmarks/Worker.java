package io.dunlin.benchmarks;

import io.dunlin.benchmarks.EngineUnderTest.Loaded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A JVM that runs programs on one engine, so that no engine's profile disturbs another's. Reads one
 * program per line, {@code name argument}, and answers {@code nanoseconds result}.
 */
final class Worker {
  private Worker() {}

  /** Serves until the input ends; the arguments are the engine and the programs' directory. */
  public static void main(String[] args) throws IOException {
    EngineUnderTest engine = EngineUnderTest.named(args[0]);
    Path directory = Path.of(args[1]);
    Map<String, Loaded> loaded = new HashMap<>();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      int space = line.indexOf(' ');
      Program program =
          new Program(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
      Loaded module = loaded.get(program.name());
      if (module == null) {
        module = engine.load(program.module(directory));
        loaded.put(program.name(), module);
      }
      long start = System.nanoTime();
      int result = module.run(program.argument());
      long time = System.nanoTime() - start;
      System.out.println(time + " " + result);
      System.out.flush();
    }
  }
}
