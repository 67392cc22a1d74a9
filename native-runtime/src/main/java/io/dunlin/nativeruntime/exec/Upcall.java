package io.dunlin.nativeruntime.exec;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Machine code that calls a Java method. It may be called as long as this object is reachable; the
 * code itself keeps nothing of ours reachable.
 *
 * @param target the method
 * @param code calls it
 */
public record Upcall(MethodHandle target, MemorySegment code) {
  /** Where the code is. */
  public long address() {
    return code.address();
  }
}
