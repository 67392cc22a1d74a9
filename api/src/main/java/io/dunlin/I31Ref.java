package io.dunlin;

import io.dunlin.spi.store.I31;
import io.dunlin.wasm.type.HeapType;

/** An integer of 31 bits as a reference. Belongs to no store. Two are equal by their value. */
public final class I31Ref implements EqRef {
  private static final int MIN = -(1 << 30);
  private static final int MAX = (1 << 30) - 1;

  private final I31 instance;

  I31Ref(I31 instance) {
    this.instance = instance;
  }

  /**
   * A number.
   *
   * @param value between -2^30 and 2^30 - 1
   * @throws IllegalArgumentException if it is not
   */
  public static I31Ref of(int value) {
    if (value < MIN || value > MAX) {
      throw new IllegalArgumentException("not an integer of 31 bits: " + value);
    }
    return wrapping(value);
  }

  /** The low 31 bits of a number. */
  public static I31Ref wrapping(int value) {
    return new I31Ref(I31.wrapping(value));
  }

  I31 instance() {
    return instance;
  }

  /** The number, between -2^30 and 2^30 - 1. */
  public int signed() {
    return instance.signed();
  }

  /** The number, between 0 and 2^31 - 1. */
  public int unsigned() {
    return instance.unsigned();
  }

  /** {@code i31}. */
  @Override
  public HeapType type() {
    return HeapType.I31;
  }

  @Override
  public boolean matches(HeapType type) {
    return type.equals(HeapType.I31) || type.equals(HeapType.EQ) || type.equals(HeapType.ANY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof I31Ref that && that.instance.equals(instance);
  }

  @Override
  public int hashCode() {
    return instance.hashCode();
  }

  @Override
  public String toString() {
    return instance.toString();
  }
}
