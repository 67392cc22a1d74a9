package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Fields and elements of objects in a heap, in the form that Java's side of a store has them. */
final class HeapValues {
  private final ObjectHeap heap;
  private final References references;

  HeapValues(ObjectHeap heap, References references) {
    this.heap = heap;
    this.references = references;
  }

  /** The heap. */
  ObjectHeap heap() {
    return heap;
  }

  private MemorySegment bytes() {
    return heap.bytes();
  }

  /** A number, a packed one zero-extended, or the low half of a vector. */
  long bits(StorageType type, long at) {
    return switch (type.code()) {
      case TypeCodes.I8 -> Byte.toUnsignedLong(bytes().get(JAVA_BYTE, at));
      case TypeCodes.I16 -> Short.toUnsignedLong(bytes().get(JAVA_SHORT, at));
      case TypeCodes.I32, TypeCodes.F32 -> bytes().get(JAVA_INT, at);
      default -> bytes().get(JAVA_LONG_UNALIGNED, at);
    };
  }

  /** The high half of a vector. */
  long highBits(long at) {
    return bytes().get(JAVA_LONG_UNALIGNED, at + Long.BYTES);
  }

  /** Sets a number, of which packed ones take the low bits, or a vector. */
  void setBits(StorageType type, long at, long low, long high) {
    switch (type.code()) {
      case TypeCodes.I8 -> bytes().set(JAVA_BYTE, at, (byte) low);
      case TypeCodes.I16 -> bytes().set(JAVA_SHORT, at, (short) low);
      case TypeCodes.I32, TypeCodes.F32 -> bytes().set(JAVA_INT, at, (int) low);
      case TypeCodes.V128 -> {
        bytes().set(JAVA_LONG_UNALIGNED, at, low);
        bytes().set(JAVA_LONG_UNALIGNED, at + Long.BYTES, high);
      }
      default -> bytes().set(JAVA_LONG_UNALIGNED, at, low);
    }
  }

  /** A reference. */
  @Nullable Object reference(StorageType type, long at) {
    return heap.isFunction(type.code())
        ? references.function(bytes().get(JAVA_LONG_UNALIGNED, at))
        : references.object(bytes().get(JAVA_INT, at));
  }

  /** Sets a reference. */
  void setReference(StorageType type, long at, @Nullable Object reference) {
    if (heap.isFunction(type.code())) {
      bytes().set(JAVA_LONG_UNALIGNED, at, references.address(reference));
    } else {
      // Giving a number to an object may collect garbage, but moves nothing.
      bytes().set(JAVA_INT, at, references.number(reference));
    }
  }
}
