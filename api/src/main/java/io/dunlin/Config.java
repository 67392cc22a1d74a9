package io.dunlin;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
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

  private final @Nullable String backend;
  private final Features features;
  private final boolean consumeFuel;
  private final boolean relaxedSimdDeterministic;
  private final int maxWasmStack;
  private final boolean parallelCompilation;
  private final int backtraceFrames;

  private Config(Builder builder) {
    backend = builder.backend;
    features = builder.features;
    consumeFuel = builder.consumeFuel;
    relaxedSimdDeterministic = builder.relaxedSimdDeterministic;
    maxWasmStack = builder.maxWasmStack;
    parallelCompilation = builder.parallelCompilation;
    backtraceFrames = builder.backtraceFrames;
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
    builder.parallelCompilation = parallelCompilation;
    builder.backtraceFrames = backtraceFrames;
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

  /** Whether functions are validated and compiled on several threads. */
  public boolean parallelCompilation() {
    return parallelCompilation;
  }

  /** The most frames that a trap's backtrace holds; 0 if it holds none. */
  public int backtraceFrames() {
    return backtraceFrames;
  }

  /** Makes a {@link Config}. Not thread-safe. */
  public static final class Builder {
    private @Nullable String backend;
    private Features features = Features.DEFAULT;
    private boolean consumeFuel;
    private boolean relaxedSimdDeterministic;
    private int maxWasmStack = DEFAULT_MAX_WASM_STACK;
    private boolean parallelCompilation = true;
    private int backtraceFrames = DEFAULT_BACKTRACE_FRAMES;

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
     * included; by default {@link #DEFAULT_MAX_WASM_STACK}.
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

    /** Validates and compiles functions on several threads; on by default. */
    public Builder parallelCompilation(boolean on) {
      parallelCompilation = on;
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

    /** The configuration. */
    public Config build() {
      return new Config(this);
    }
  }
}
