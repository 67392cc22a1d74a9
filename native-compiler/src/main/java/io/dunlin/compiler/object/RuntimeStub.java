package io.dunlin.compiler.object;

/** Machine code of the runtime that compiled code calls. */
public enum RuntimeStub {
  /** Called by the thunks of host functions: runs the host function on the Java stack. */
  HOST_CALL,
  /** Called with the exception in the first argument register: goes on at its handler. */
  THROW
}
