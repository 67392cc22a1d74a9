package io.dunlin.spi.store;

import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global of a store. Which accessors have a meaning depends on its type. */
public abstract class GlobalInstance {
  private final GlobalType type;

  /** Creates a global of this type, in canonical ids, that is zero or null. */
  protected GlobalInstance(GlobalType type) {
    this.type = type;
  }

  /** The global's type, in canonical ids. */
  public final GlobalType type() {
    return type;
  }

  /** The number, or the low half of a vector. */
  public abstract long bits();

  /** The high half of a vector. */
  public abstract long highBits();

  /** The reference. */
  public abstract @Nullable Object reference();

  /** Sets the number, or both halves of a vector, whether the global is mutable or not. */
  public abstract void setBits(long low, long high);

  /** Sets the reference, whether the global is mutable or not. */
  public abstract void setReference(@Nullable Object reference);
}
