package io.dunlin.bytecode.form;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The regions of a function by their ids; those that cannot be reached are not there. */
final class Regions {
  private @Nullable Region[] regions = new Region[16];

  void add(Region region) {
    if (region.id() >= regions.length) {
      regions = Arrays.copyOf(regions, Math.max(region.id() + 1, 2 * regions.length));
    }
    regions[region.id()] = region;
  }

  Region get(int id) {
    return Objects.requireNonNull(regions[id]);
  }
}
