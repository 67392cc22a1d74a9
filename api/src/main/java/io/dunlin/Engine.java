package io.dunlin;

import io.dunlin.internal.backend.BackendDiscovery;
import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.internal.link.ImportMatching;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.spi.store.Epoch;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything: a backend, the types that modules share, and the epoch.
 *
 * <p>An engine is made once and used by all threads; modules, stores and linkers belong to one
 * engine. Thread-safe.
 */
public final class Engine {
  private final Config config;
  private final List<BackendInfo> backends;
  private final BackendInfo backend;
  private final Features features;
  private final TypeRegistry types = new TypeRegistry();
  private final ImportMatching importMatching = new ImportMatching(types);
  private final Epoch epoch = new Epoch();
  private final ModuleCompiler compiler;
  private final BackendRuntime runtime;

  private Engine(Config config, List<Candidate> candidates) {
    this.config = config;
    BackendProvider chosen = choose(config.backend(), candidates);
    this.backends = describe(candidates, chosen);
    this.backend = new BackendInfo(chosen.name(), true, null);
    this.features = config.features().intersect(chosen.features());
    BackendSettings settings =
        new BackendSettings(
            features,
            types,
            config.consumeFuel(),
            config.relaxedSimdDeterministic(),
            config.maxWasmStack());
    this.compiler = chosen.newCompiler(settings);
    this.runtime = chosen.newRuntime(settings);
  }

  /**
   * An engine with the default configuration.
   *
   * @throws BackendUnavailableException if there is no backend
   */
  public static Engine create() {
    return create(Config.builder().build());
  }

  /**
   * An engine with this configuration.
   *
   * @throws BackendUnavailableException if there is no backend, or not the one asked for
   */
  public static Engine create(Config config) {
    return new Engine(config, BackendDiscovery.find());
  }

  static Engine create(Config config, List<Candidate> candidates) {
    return new Engine(config, candidates);
  }

  /**
   * All backends, available or not, without creating an engine; the one it would take is chosen.
   */
  public static List<BackendInfo> availableBackends() {
    List<Candidate> candidates = BackendDiscovery.find();
    return describe(candidates, best(candidates));
  }

  private static @Nullable BackendProvider best(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (candidate.reason() == null) {
        return candidate.provider();
      }
    }
    return null;
  }

  private static BackendProvider choose(@Nullable String wanted, List<Candidate> candidates) {
    if (wanted == null) {
      BackendProvider best = best(candidates);
      if (best == null) {
        throw new BackendUnavailableException("no backend is available:\n  " + list(candidates));
      }
      return best;
    }
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(wanted)) {
        if (candidate.provider() == null || candidate.reason() != null) {
          throw new BackendUnavailableException(
              "the backend '" + wanted + "' is not available: " + candidate.reason());
        }
        return candidate.provider();
      }
    }
    throw new BackendUnavailableException(
        "there is no backend '" + wanted + "'; known are\n  " + list(candidates));
  }

  private static String list(List<Candidate> candidates) {
    return candidates.stream()
        .map(each -> each.name() + ": " + (each.reason() == null ? "available" : each.reason()))
        .collect(Collectors.joining("\n  "));
  }

  private static List<BackendInfo> describe(
      List<Candidate> candidates, @Nullable BackendProvider chosen) {
    List<BackendInfo> result = new ArrayList<>();
    for (Candidate candidate : candidates) {
      boolean isChosen = chosen != null && candidate.provider() == chosen;
      String reason = candidate.reason();
      if (!isChosen && reason == null && chosen != null) {
        reason = "available, but '" + chosen.name() + "' is used";
      }
      result.add(new BackendInfo(candidate.name(), isChosen, isChosen ? null : reason));
    }
    return List.copyOf(result);
  }

  /** The configuration that the engine was created with. */
  public Config config() {
    return config;
  }

  /** The backend that the engine uses. */
  public BackendInfo backend() {
    return backend;
  }

  /** All backends: the one that is used, and for every other one why it is not. */
  public List<BackendInfo> backends() {
    return backends;
  }

  /** The features that modules may use: those configured that the backend supports. */
  public Features features() {
    return features;
  }

  /**
   * Lets one tick of the epoch pass. Stores whose deadline has come ({@link
   * Store#setEpochDeadline}) stop the code that they run. May be called by any thread.
   */
  public void incrementEpoch() {
    epoch.increment();
  }

  /** A new store without host data. */
  public Store<@Nullable Void> newStore() {
    return new Store<>(this, null);
  }

  /** A new store that holds this host data. */
  public <T extends @Nullable Object> Store<T> newStore(T data) {
    return new Store<>(this, data);
  }

  /**
   * Defines a type of structures, arrays or functions, to make values of it. Equal definitions are
   * the same type, also those in modules.
   *
   * @param type the definition; other types that it refers to are canonical ids of this engine
   * @return the type, by its canonical id
   * @throws IllegalArgumentException if it refers to types that are not defined, or is no valid
   *     subtype of the one that it names
   */
  public HeapType defineType(SubType type) {
    return HeapType.concrete(types.define(type).id());
  }

  /**
   * The definition of a type.
   *
   * @param type a canonical id of this engine, as types of functions and values contain them
   * @throws IllegalArgumentException if it is abstract, or there is none
   */
  public SubType definition(HeapType type) {
    if (!type.isConcrete()) {
      throw new IllegalArgumentException("an abstract type has no definition: " + type);
    }
    return types.type(type.typeIndex());
  }

  TypeRegistry types() {
    return types;
  }

  ImportMatching importMatching() {
    return importMatching;
  }

  Epoch epoch() {
    return epoch;
  }

  ModuleCompiler compiler() {
    return compiler;
  }

  BackendRuntime runtime() {
    return runtime;
  }
}
