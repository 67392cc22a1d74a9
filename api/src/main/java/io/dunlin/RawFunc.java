package io.dunlin;

import org.jspecify.annotations.Nullable;

/**
 * A function of the host, on values in raw form: nothing is boxed or allocated for a call.
 *
 * <p>Arguments stand in the arrays from {@code base} on, numbers in {@code numbers}, references in
 * {@code references}; each takes one slot, a {@code v128} two (low half first). An {@code i32} is
 * sign-extended, an {@code f32} its raw bits as a sign-extended int, an {@code f64} its raw bits.
 * Results are written from {@code base} on in the same way. Other slots must not be touched, and
 * the arrays not be kept.
 *
 * @param <T> the type of the store's host data
 */
@FunctionalInterface
public interface RawFunc<T extends @Nullable Object> {
  /**
   * Runs the function. What it throws reaches the caller of the WebAssembly code unchanged, except
   * that WebAssembly code may catch a {@link WasmException}, and that a {@link Trap} becomes one of
   * that code.
   *
   * @param caller the store and the instance that calls; valid during the call
   */
  void call(Caller<T> caller, long[] numbers, @Nullable Object[] references, int base);
}
