package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.nativeruntime.stub.CallShape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Brings values from arrays of Java to areas where code finds them, and back. In an area each value
 * takes {@link CallShape#SLOT} bytes.
 */
final class ValueArea {
  private final References references;

  ValueArea(References references) {
    this.references = references;
  }

  /** Writes values of these kinds to consecutive places. */
  void write(
      ValueKind[] kinds,
      long[] numbers,
      @Nullable Object[] objects,
      int base,
      MemorySegment target,
      long at) {
    int slot = base;
    long place = at;
    for (ValueKind kind : kinds) {
      switch (kind) {
        case FUNCTION -> target.set(JAVA_LONG, place, references.address(objects[slot]));
        case REFERENCE -> target.set(JAVA_LONG, place, references.number(objects[slot]));
        case V128 -> {
          target.set(JAVA_LONG, place, numbers[slot]);
          target.set(JAVA_LONG, place + Long.BYTES, numbers[slot + 1]);
        }
        default -> target.set(JAVA_LONG, place, numbers[slot]);
      }
      slot += kind.slots();
      place += CallShape.SLOT;
    }
  }

  /** Reads values of these kinds from consecutive places. */
  void read(
      ValueKind[] kinds,
      MemorySegment source,
      long at,
      long[] numbers,
      @Nullable Object[] objects,
      int base) {
    int slot = base;
    long place = at;
    for (ValueKind kind : kinds) {
      long value = source.get(JAVA_LONG, place);
      switch (kind) {
        case FUNCTION -> objects[slot] = references.function(value);
        case REFERENCE -> objects[slot] = references.object((int) value);
        case I32, F32 -> numbers[slot] = (int) value;
        case V128 -> {
          numbers[slot] = value;
          numbers[slot + 1] = source.get(JAVA_LONG, place + Long.BYTES);
        }
        default -> numbers[slot] = value;
      }
      slot += kind.slots();
      place += CallShape.SLOT;
    }
  }
}
