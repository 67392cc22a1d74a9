package io.dunlin;

import io.dunlin.wasm.type.HeapType;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code anyref} refers to: a {@linkplain StructRef structure}, an {@linkplain ArrayRef
 * array}, a {@linkplain I31Ref small integer}, or a {@linkplain ExternRef value of the host}.
 *
 * <p>Two are equal if {@code ref.eq} would say so; those of the host, if they hold the same object.
 */
public sealed interface AnyRef permits EqRef, ExternRef {
  /** The most special type that it is of; a concrete one is a canonical id of the engine. */
  HeapType type();

  /**
   * Whether it is of a type.
   *
   * @param type an abstract type, or a canonical id of the engine
   */
  boolean matches(HeapType type);

  /**
   * What the instruction {@code any.convert_extern} makes of a value of the host: what had been
   * converted to an external value before is itself again.
   *
   * @param value any object; null stays null
   */
  static @Nullable AnyRef convertExtern(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return value instanceof AnyRef internal ? internal : new ExternRef(value);
  }

  /**
   * What the instruction {@code extern.convert_any} makes of it: the object of the host if it is
   * one, and otherwise itself.
   */
  default Object convertToExtern() {
    return this;
  }
}
