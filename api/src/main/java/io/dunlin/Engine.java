package io.dunlin;

import io.dunlin.internal.artifact.Artifact;
import io.dunlin.internal.backend.BackendDiscovery;
import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.internal.link.ImportMatching;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.Enabled;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.store.Epoch;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private final ModuleCompilation compilation;
  private final @Nullable BackendRuntime runtime;

  private Engine(Config config, List<Candidate> candidates) {
    checkCombination(config);
    this.config = config;
    Candidate candidate = BackendChoice.choose(config, candidates);
    BackendProvider chosen = BackendChoice.provider(candidate);
    this.backends = describe(candidates, chosen);
    this.backend = new BackendInfo(chosen.name(), true, null);
    this.features = config.features().intersect(chosen.features());
    BackendSettings settings =
        new BackendSettings(
            features,
            types,
            config.consumeFuel(),
            config.relaxedSimdDeterministic(),
            config.maxWasmStack(),
            config.compiler(),
            config.memory(),
            config.profiling());
    this.compilation = new ModuleCompilation(config, features, chosen, settings);
    this.runtime = candidate.runs() ? chosen.newRuntime(settings) : null;
  }

  private static void checkCombination(Config config) {
    MemorySettings memory = config.memory();
    if (memory.signalsBasedTraps() == Enabled.YES && !memory.coverEveryAccess()) {
      throw new IllegalArgumentException(
          "signalsBasedTraps(true) needs a memoryReservation of at least "
              + MemorySettings.DEFAULT_RESERVATION
              + " bytes and a memoryGuardSize of at least "
              + MemorySettings.DEFAULT_GUARD
              + ": they are "
              + memory.reservationBytes()
              + " and "
              + memory.guardBytes());
    }
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
   * @throws BackendUnavailableException if there is no backend, or not the one asked for, or none
   *     for the target
   * @throws IllegalArgumentException if values contradict each other, or the backend cannot do as
   *     they say
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
    return describe(candidates, BackendChoice.best(candidates));
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

  /**
   * Compiles a module and gives the artifact, for engines with the same settings; as {@link
   * Module#serialize}, but without keeping the module.
   *
   * @param bytes the module, in the binary format or, where {@code dunlin-wat} is present, as text
   * @throws io.dunlin.wasm.InvalidModuleException as {@link Module#of(Engine, byte[])}
   */
  public byte[] precompileModule(byte[] bytes) {
    return Module.of(this, bytes).serialize();
  }

  /**
   * What bytes are an artifact of, going by how they begin; that they can be loaded is not said.
   *
   * @return nothing if they are no artifact, but perhaps a module
   */
  public static Optional<Precompiled> detectPrecompiled(byte[] bytes) {
    return Artifact.isModule(bytes) ? Optional.of(Precompiled.MODULE) : Optional.empty();
  }

  /**
   * What a file is an artifact of, as {@link #detectPrecompiled}.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<Precompiled> detectPrecompiledFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = new byte[Artifact.IDENTIFYING_BYTES];
      int count = 0;
      for (int read = 0; read >= 0 && count < beginning.length; count += Math.max(read, 0)) {
        read = in.read(beginning, count, beginning.length - count);
      }
      return detectPrecompiled(Arrays.copyOf(beginning, count));
    }
  }

  /**
   * A text that is the same for engines that can load each other's artifacts: with the same
   * version, backend, target, features, and settings that code depends on.
   */
  public String precompileCompatibilityHash() {
    return compilation.compatibilityHash();
  }

  /** What has happened in the cache so far; all zero if the engine has none. */
  public CacheStatistics cacheStatistics() {
    return compilation.cacheStatistics();
  }

  /**
   * A new store without host data.
   *
   * @throws IllegalStateException if the engine was made for a target whose code cannot run here,
   *     or if code that should run here turns out not to
   */
  public Store<@Nullable Void> newStore() {
    return new Store<>(this, null);
  }

  /**
   * A new store that holds this host data.
   *
   * @throws IllegalStateException if the engine was made for a target whose code cannot run here,
   *     or if code that should run here turns out not to
   */
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

  ModuleCompilation compilation() {
    return compilation;
  }

  BackendRuntime runtime() {
    if (runtime == null) {
      throw new IllegalStateException(
          "this engine compiles for the target '"
              + config.compiler().target()
              + "', whose code cannot run here");
    }
    return runtime;
  }
}
