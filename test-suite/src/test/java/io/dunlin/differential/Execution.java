package io.dunlin.differential;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.engine.CodeVariation;
import io.dunlin.wasm.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A way to run a module: a backend and whether it meters fuel.
 *
 * @param backend the backend's name
 * @param fuel whether code takes fuel
 */
record Execution(String backend, boolean fuel) {
  /**
   * Configurations that must not change what code does. The seed of a module picks one, so that
   * backends need not run it in all of them.
   */
  private static final List<UnaryOperator<Config.Builder>> VARIATIONS =
      Stream.of(CodeVariation.values())
          .<UnaryOperator<Config.Builder>>flatMap(
              code ->
                  Stream.of(code::apply, config -> code.apply(config).parallelCompilation(true)))
          .toList();

  /**
   * The backends that {@code dunlin.differential.backends} names and that can run here, with and
   * without fuel; usually the interpreter and native code.
   */
  static List<Execution> available() {
    List<Execution> executions = new ArrayList<>();
    // Making classes of each module takes minutes.
    String named = System.getProperty("dunlin.differential.backends", "interpreter, native");
    Engine.availableBackends().stream()
        .filter(backend -> named.contains(backend.name()))
        .forEach(
            backend -> {
              try {
                Engine.create(Config.builder().backend(backend.name()).build());
              } catch (BackendUnavailableException e) {
                return;
              }
              executions.add(new Execution(backend.name(), false));
              executions.add(new Execution(backend.name(), true));
            });
    return executions;
  }

  /** The number of configurations to choose from. */
  static int variations() {
    return VARIATIONS.size();
  }

  /** A new engine, in one of the configurations. */
  Engine newEngine(int variation) {
    Config.Builder config =
        Config.builder()
            .backend(backend)
            .consumeFuel(fuel)
            .features(Features.ALL)
            .relaxedSimdDeterministic(true)
            .parallelCompilation(false);
    return Engine.create(VARIATIONS.get(variation).apply(config).build());
  }

  @Override
  public String toString() {
    return backend + (fuel ? "-with-fuel" : "");
  }
}
