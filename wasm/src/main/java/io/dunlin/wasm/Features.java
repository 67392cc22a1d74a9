package io.dunlin.wasm;

import java.util.ArrayList;
import java.util.List;

/** An immutable set of features; {@link #DEFAULT} is WebAssembly 3.0 and what browsers add. */
public final class Features {
  /** The features that are on by default. */
  public static final Features DEFAULT = defaults();

  /** Every feature there is. */
  public static final Features ALL = new Features((1L << Feature.values().length) - 1);

  private final long bits;

  private Features(long bits) {
    this.bits = bits | bit(Feature.MVP);
  }

  private static Features defaults() {
    long bits = 0;
    for (Feature feature : Feature.values()) {
      if (feature.isDefault()) {
        bits |= bit(feature);
      }
    }
    return new Features(bits);
  }

  private static long bit(Feature feature) {
    return 1L << feature.ordinal();
  }

  /** This set and one feature more. */
  public Features with(Feature feature) {
    return new Features(bits | bit(feature));
  }

  /** This set without one feature; {@link Feature#MVP} always stays. */
  public Features without(Feature feature) {
    return new Features(bits & ~bit(feature));
  }

  /** The features that are in both sets. */
  public Features intersect(Features other) {
    return new Features(bits & other.bits);
  }

  /** The features of this set that are not in the other. */
  public Features minus(Features other) {
    return new Features(bits & ~other.bits);
  }

  /** Whether the feature is in the set. */
  public boolean has(Feature feature) {
    return (bits & bit(feature)) != 0;
  }

  /** The set as a number, one bit per feature; part of the identity of compiled code. */
  public long bits() {
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features features && features.bits == bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  @Override
  public String toString() {
    List<Feature> members = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (has(feature)) {
        members.add(feature);
      }
    }
    return members.toString();
  }
}
