package io.dunlin.generate;

import io.dunlin.wasm.Features;

/**
 * A module that was made by chance. Immutable.
 *
 * <p>It exports everything that it has: functions as {@code func0} and so on, tables as {@code
 * table0}, and {@code memory0}, {@code global0}, {@code tag0} in the same way. Of these {@link
 * ModuleGenerator#BUDGET} has a name of its own. What it imports is of the module {@code host}.
 */
public final class GeneratedModule {
  private final long seed;
  private final Features features;
  private final byte[] bytes;

  /** A module in the binary format, whose bytes must not be changed. */
  public GeneratedModule(long seed, Features features, byte[] bytes) {
    this.seed = seed;
    this.features = features;
    this.bytes = bytes;
  }

  /** The seed that it was made from. */
  public long seed() {
    return seed;
  }

  /** The features that it may need. */
  public Features features() {
    return features;
  }

  /** The module in the binary format. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
