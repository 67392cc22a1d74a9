package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.exec.RawMemory;
import io.dunlin.nativeruntime.stub.CallShape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Brings values from arrays of Java to areas where code finds them, and back. In an area each value
 * takes {@link CallShape#SLOT} bytes.
 */
final class ValueArea {
  private final WasmStack stack;
  private final References references;

  ValueArea(WasmStack stack, References references) {
    this.stack = stack;
    this.references = references;
  }

  /**
   * Writes arguments or results to an area of code's, which is on the stack of the store that is
   * entered.
   */
  void write(ValueKinds kinds, long[] numbers, @Nullable Object[] objects, int base, long area) {
    if (!kinds.areWords()) {
      write(kinds.all(), numbers, objects, base, stack.contents(), stack.offset(area));
      return;
    }
    // Most functions have few parameters; a loop costs more than they do.
    switch (kinds.count()) {
      case 0 -> {}
      case 1 -> write(numbers, base, area);
      case 2 -> {
        write(numbers, base, area);
        write(numbers, base + 1, area + CallShape.SLOT);
      }
      case 3 -> {
        write(numbers, base, area);
        write(numbers, base + 1, area + CallShape.SLOT);
        write(numbers, base + 2, area + 2 * CallShape.SLOT);
      }
      default -> {
        for (int i = 0; i < kinds.count(); i++) {
          write(numbers, base + i, area + (long) i * CallShape.SLOT);
        }
      }
    }
  }

  private static void write(long[] numbers, int index, long place) {
    RawMemory.setLong(place, numbers[index]);
  }

  /** Reads arguments or results from such an area. */
  void read(ValueKinds kinds, long area, long[] numbers, @Nullable Object[] objects, int base) {
    if (!kinds.areWords()) {
      read(kinds.all(), stack.contents(), stack.offset(area), numbers, objects, base);
      return;
    }
    switch (kinds.count()) {
      case 0 -> {}
      case 1 -> read(kinds, 0, area, numbers, base);
      case 2 -> {
        read(kinds, 0, area, numbers, base);
        read(kinds, 1, area, numbers, base);
      }
      default -> {
        for (int i = 0; i < kinds.count(); i++) {
          read(kinds, i, area, numbers, base);
        }
      }
    }
  }

  private static void read(ValueKinds kinds, int index, long area, long[] numbers, int base) {
    long place = area + (long) index * CallShape.SLOT;
    // As wide as code has written it: a processor waits when a wider read meets a fresh write.
    numbers[base + index] =
        kinds.isHalfWord(index) ? RawMemory.getInt(place) : RawMemory.getLong(place);
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
      switch (kind) {
        case FUNCTION -> objects[slot] = references.function(source.get(JAVA_LONG, place));
        case REFERENCE -> objects[slot] = references.object(source.get(JAVA_INT, place));
        case I32, F32 -> numbers[slot] = source.get(JAVA_INT, place);
        case V128 -> {
          numbers[slot] = source.get(JAVA_LONG, place);
          numbers[slot + 1] = source.get(JAVA_LONG, place + Long.BYTES);
        }
        default -> numbers[slot] = source.get(JAVA_LONG, place);
      }
      slot += kind.slots();
      place += CallShape.SLOT;
    }
  }
}
