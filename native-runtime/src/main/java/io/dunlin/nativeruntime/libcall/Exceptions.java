package io.dunlin.nativeruntime.libcall;

import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;

/** Exceptions of WebAssembly. */
final class Exceptions {
  private Exceptions() {}

  /** Throws the exception whose reference stands in an area; gives an upcall's status. */
  static int raise(NativeStore store, long area, long exitFrame) {
    int number = new Arguments(store.stack(), area).i32(0);
    return store.execution().raise(exception(store, number), exitFrame);
  }

  /** The exception that a reference leads to; traps if it is null. */
  static ExceptionInstance exception(NativeStore store, int number) {
    if (store.referred(number) instanceof ExceptionInstance exception) {
      return exception;
    }
    throw new TrapException(TrapCode.NULL_EXCEPTION_REFERENCE);
  }
}
