package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout.Function;
import java.lang.foreign.MemorySegment;

/** Writes what function references point to. */
final class FunctionStructures {
  private final NativeEngine engine;

  FunctionStructures(NativeEngine engine) {
    this.engine = engine;
  }

  /**
   * Writes a {@link Function}.
   *
   * @param segment where it lies, from {@code at} on
   * @param code the address of its code
   * @param instance the address of its instance's context
   * @param typeId the canonical id of its type
   */
  void write(MemorySegment segment, long at, long code, long instance, int typeId) {
    segment.set(JAVA_LONG, at + Function.CODE, code);
    segment.set(JAVA_LONG, at + Function.INSTANCE, instance);
    segment.set(JAVA_INT, at + Function.TYPE, typeId);
    segment.set(JAVA_INT, at + Function.DEPTH, engine.types().depth(typeId));
    segment.set(JAVA_LONG, at + Function.SUPERTYPES, engine.supertypes(typeId));
  }
}
