package io.dunlin.compiler.object;

/** Machine code of the runtime that compiled code jumps to or calls. */
public enum RuntimeStub {
  /** Called by the thunks of host functions: runs the host function on the Java stack. */
  HOST_CALL,
  /** Jumped to with the exception in the first argument register: finds the handler. */
  THROW
}
