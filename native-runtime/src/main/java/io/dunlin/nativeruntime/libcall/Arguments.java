package io.dunlin.nativeruntime.libcall;

import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.stub.CallShape;

/**
 * Arguments and results of a function of the runtime.
 *
 * @param stack the stack that they lie on
 * @param area where the first one lies; results take the place of arguments
 */
record Arguments(WasmStack stack, long area) {

  /** An argument of type {@code i32}. */
  int i32(int index) {
    return (int) i64(index);
  }

  /** An argument of type {@code i64}. */
  long i64(int index) {
    return stack.read(area + (long) index * CallShape.SLOT);
  }

  /** Sets the only result. */
  void result(long value) {
    stack.write(area, value);
  }
}
