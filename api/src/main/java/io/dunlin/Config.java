package io.dunlin;

import io.dunlin.spi.CompilerSettings;
import io.dunlin.spi.Enabled;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.OptLevel;
import io.dunlin.spi.ProfilingStrategy;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Engine} is created with. Immutable; made with {@link #builder()}.
 *
 * <p>A value that makes no sense is refused where it is set; a combination that cannot be had, when
 * the engine is created.
 */
public final class Config {
  /** Stack that WebAssembly may use unless configured otherwise, in bytes: 1 MiB. */
  public static final int DEFAULT_MAX_WASM_STACK = 1 << 20;

  /** Frames that a trap's backtrace holds unless configured otherwise. */
  public static final int DEFAULT_BACKTRACE_FRAMES = 20;

  /** More than processors have for a process. */
  private static final long MAX_ADDRESSES = 1L << 46;

  private final @Nullable String backend;
  private final Features features;
  private final boolean consumeFuel;
  private final boolean relaxedSimdDeterministic;
  private final int maxWasmStack;
  private final int backtraceFrames;
  private final CompilerSettings compiler;
  private final MemorySettings memory;
  private final ProfilingStrategy profiling;
  private final @Nullable CacheConfig cache;

  private Config(Builder builder) {
    backend = builder.backend;
    features = builder.features;
    consumeFuel = builder.consumeFuel;
    relaxedSimdDeterministic = builder.relaxedSimdDeterministic;
    maxWasmStack = builder.maxWasmStack;
    backtraceFrames = builder.backtraceFrames;
    compiler =
        new CompilerSettings(
            builder.optLevel, builder.parallelCompilation, builder.target, builder.cpuFlags);
    memory =
        new MemorySettings(
            builder.signalsBasedTraps, builder.memoryReservation, builder.memoryGuardSize);
    profiling = builder.profiling;
    cache = builder.cache;
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with the values of this configuration. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.backend = backend;
    builder.features = features;
    builder.consumeFuel = consumeFuel;
    builder.relaxedSimdDeterministic = relaxedSimdDeterministic;
    builder.maxWasmStack = maxWasmStack;
    builder.backtraceFrames = backtraceFrames;
    builder.optLevel = compiler.optLevel();
    builder.parallelCompilation = compiler.parallel();
    builder.target = compiler.target();
    builder.cpuFlags.putAll(compiler.cpuFlags());
    builder.signalsBasedTraps = memory.signalsBasedTraps();
    builder.memoryReservation = memory.reservationBytes();
    builder.memoryGuardSize = memory.guardBytes();
    builder.profiling = profiling;
    builder.cache = cache;
    return builder;
  }

  /** The backend that was asked for by name, or null for the best available one. */
  public @Nullable String backend() {
    return backend;
  }

  /** The features that modules may use, as far as the backend supports them. */
  public Features features() {
    return features;
  }

  /** Whether code takes fuel. */
  public boolean consumeFuel() {
    return consumeFuel;
  }

  /** Whether relaxed vector instructions have the results of the deterministic profile. */
  public boolean relaxedSimdDeterministic() {
    return relaxedSimdDeterministic;
  }

  /** The most stack that WebAssembly may use, in bytes. */
  public int maxWasmStack() {
    return maxWasmStack;
  }

  /** The most frames that a trap's backtrace holds; 0 if it holds none. */
  public int backtraceFrames() {
    return backtraceFrames;
  }

  /** How modules are compiled. */
  public CompilerSettings compiler() {
    return compiler;
  }

  /** How linear memories lie in the address space. */
  public MemorySettings memory() {
    return memory;
  }

  /** How profilers of the system learn what machine code they see. */
  public ProfilingStrategy profiling() {
    return profiling;
  }

  /** Where compiled code is kept, or null if it is not. */
  public @Nullable CacheConfig cache() {
    return cache;
  }

  /** Makes a {@link Config}. Not thread-safe. */
  public static final class Builder {
    private @Nullable String backend;
    private Features features = Features.DEFAULT;
    private boolean consumeFuel;
    private boolean relaxedSimdDeterministic;
    private int maxWasmStack = DEFAULT_MAX_WASM_STACK;
    private int backtraceFrames = DEFAULT_BACKTRACE_FRAMES;
    private OptLevel optLevel = CompilerSettings.DEFAULT.optLevel();
    private boolean parallelCompilation = CompilerSettings.DEFAULT.parallel();
    private @Nullable String target;
    private final SortedMap<String, Boolean> cpuFlags = new TreeMap<>();
    private Enabled signalsBasedTraps = MemorySettings.DEFAULT.signalsBasedTraps();
    private long memoryReservation = MemorySettings.DEFAULT_RESERVATION;
    private long memoryGuardSize = MemorySettings.DEFAULT_GUARD;
    private ProfilingStrategy profiling = ProfilingStrategy.NONE;
    private @Nullable CacheConfig cache;

    private Builder() {}

    /**
     * Asks for a backend by name: {@code native}, {@code bytecode}, {@code interpreter}, or one
     * that another provider offers. If it is not available, creating the engine fails and says why.
     *
     * @param name the name, or null for the best available one, which is the default
     */
    public Builder backend(@Nullable String name) {
      backend = name;
      return this;
    }

    /** Sets the features that modules may use; by default {@link Features#DEFAULT}. */
    public Builder features(Features set) {
      features = set;
      return this;
    }

    /** Switches one feature. */
    public Builder feature(Feature feature, boolean on) {
      features = on ? features.with(feature) : features.without(feature);
      return this;
    }

    /**
     * Makes code take fuel: a store starts with none ({@link Store#setFuel}), and code that has
     * used up its fuel traps. The same program takes the same fuel on every backend. Off by
     * default.
     */
    public Builder consumeFuel(boolean on) {
      consumeFuel = on;
      return this;
    }

    /**
     * Makes relaxed vector instructions have the results of the specification's deterministic
     * profile on every backend and machine, even where others would be faster. Off by default: a
     * backend then chooses among the results that the specification allows. The interpreter always
     * gives those of the deterministic profile.
     *
     * @see <a
     *     href="https://webassembly.github.io/spec/core/appendix/profiles.html#deterministic-profile-det">
     *     Deterministic profile</a>
     */
    public Builder relaxedSimdDeterministic(boolean on) {
      relaxedSimdDeterministic = on;
      return this;
    }

    /**
     * Limits the stack that WebAssembly code may use, host functions that call back into it
     * included; by default {@link #DEFAULT_MAX_WASM_STACK}. Compiled to JVM bytecode, functions use
     * the stack of their thread, and trap where that ends; then this limits what the largest of
     * them keep elsewhere because Java's stack has no room for it.
     *
     * @param bytes at least 4096
     */
    public Builder maxWasmStack(int bytes) {
      if (bytes < 4096) {
        throw new IllegalArgumentException("maxWasmStack must be at least 4096 bytes: " + bytes);
      }
      maxWasmStack = bytes;
      return this;
    }

    /**
     * Limits the frames that a trap's backtrace holds; by default {@link
     * #DEFAULT_BACKTRACE_FRAMES}.
     *
     * @param frames at least 0
     */
    public Builder backtraceFrames(int frames) {
      if (frames < 0) {
        throw new IllegalArgumentException("backtraceFrames must not be negative: " + frames);
      }
      backtraceFrames = frames;
      return this;
    }

    /**
     * Sets how much is done for fast code; by default {@link OptLevel#SPEED}. The interpreter does
     * not optimize and ignores it.
     */
    public Builder optLevel(OptLevel level) {
      optLevel = level;
      return this;
    }

    /** Validates and compiles functions on several threads; on by default. */
    public Builder parallelCompilation(boolean on) {
      parallelCompilation = on;
      return this;
    }

    /**
     * Compiles for a processor architecture, {@code x86_64} or {@code aarch64}, or for {@code jvm},
     * any Java. The engine has a backend for it even where its code cannot be run; it then compiles
     * and {@linkplain Module#serialize serializes}, but has no stores. Of extensions of the
     * processor only those are used that {@link #cpuFlag} switches on, also if this machine has
     * more.
     *
     * @param name the target, or null for this machine, which is the default
     */
    public Builder target(@Nullable String name) {
      target = name;
      return this;
    }

    /**
     * Switches an extension of the processor that compiled code may use, such as {@code avx2}. A
     * native backend refuses names that it does not know when the engine is created; portable
     * backends ignore all.
     */
    public Builder cpuFlag(String name, boolean on) {
      cpuFlags.put(name, on);
      return this;
    }

    /**
     * Makes faults of the hardware traps, so that native code needs no explicit checks, or forbids
     * it. By default they are where that is possible. Portable backends ignore it, and the two
     * sizes below as well.
     *
     * @param on if it is not possible, creating the engine fails
     */
    public Builder signalsBasedTraps(boolean on) {
      signalsBasedTraps = on ? Enabled.YES : Enabled.NO;
      return this;
    }

    /**
     * Sets the addresses that are kept for each linear memory to grow into; by default 4 GiB. With
     * less native code has to check addresses explicitly.
     *
     * @param bytes at least 0 and at most 2<sup>46</sup>; rounded up to pages
     */
    public Builder memoryReservation(long bytes) {
      memoryReservation = checkAddresses("memoryReservation", bytes);
      return this;
    }

    /**
     * Sets the addresses after each memory's reservation that nobody may access; by default 4 GiB
     * and 64 KiB, which an instruction's offset can reach. With less native code has to check
     * addresses explicitly.
     *
     * @param bytes at least 0 and at most 2<sup>46</sup>; rounded up to pages
     */
    public Builder memoryGuardSize(long bytes) {
      memoryGuardSize = checkAddresses("memoryGuardSize", bytes);
      return this;
    }

    private static long checkAddresses(String what, long bytes) {
      if (bytes < 0 || bytes > MAX_ADDRESSES) {
        throw new IllegalArgumentException(
            what + " must be between 0 and " + MAX_ADDRESSES + " bytes: " + bytes);
      }
      return bytes;
    }

    /**
     * Tells profilers of the system what machine code they see; by default nothing. Portable
     * backends ignore it.
     *
     * @param strategy in which form; creating the engine fails if the file cannot be written
     */
    public Builder profiling(ProfilingStrategy strategy) {
      profiling = strategy;
      return this;
    }

    /**
     * Keeps compiled code on disk, for the next engine that is asked for the same module with the
     * same settings, in this process or another one. A cache never makes anything fail: what cannot
     * be read from it is compiled.
     *
     * @param where the directory and its size, or null for none, which is the default
     */
    public Builder cache(@Nullable CacheConfig where) {
      cache = where;
      return this;
    }

    /** The configuration. */
    public Config build() {
      return new Config(this);
    }
  }
}
