package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Makes the structures, arrays and other objects of a store, and counts the memory that they take.
 *
 * <p>What is counted are all bytes allocated, until they are more than the store's limiter allows.
 * Then a {@link Census} counts what can still be reached, and only if that is too much as well, or
 * nearly, the allocation is a trap. So the work of counting is in proportion to what has been
 * allocated. Where the limiter has no limit for it, nothing is counted. Not thread-safe.
 */
public final class JavaHeap {
  /** The heap grows by this and by a fraction of what it has. */
  private static final long STEP_BYTES = 1 << 16;

  private static final int FREE_FRACTION = 8;

  private final StoreState store;
  private final Roots roots;

  /** Who has allowed the capacity. */
  private ResourceLimiter limiter = ResourceLimiter.UNLIMITED;

  /** The bytes that may be allocated before it has to be asked. */
  private long capacity;

  /** The bytes that were reachable at the last census, and those allocated since. */
  private long used;

  /**
   * Creates an empty heap.
   *
   * @param store the store whose limiter is asked
   * @param roots what is reachable in any case
   */
  public JavaHeap(StoreState store, Roots roots) {
    this.store = store;
    this.roots = roots;
  }

  /**
   * Counts bytes that are about to be allocated, if there is a limit.
   *
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there may be no more
   */
  public void allocate(long bytes) {
    if (store.limitsHeap()) {
      count(bytes);
    }
  }

  private void count(long bytes) {
    if (store.limiter() != limiter) {
      beginToCount();
    }
    used += bytes;
    if (used > capacity) {
      makeRoom(bytes);
    }
  }

  /** What was allocated before may not have been counted. */
  private void beginToCount() {
    limiter = store.limiter();
    capacity = 0;
    used = Census.count(roots);
  }

  private void makeRoom(long bytes) {
    if (grow(used + used / FREE_FRACTION + STEP_BYTES) || grow(used)) {
      return;
    }
    used = Census.count(roots);
    long wanted = used + bytes;
    // With less to spare the next census would come too soon.
    if (wanted > capacity - capacity / FREE_FRACTION && !grow(wanted + wanted / FREE_FRACTION)) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    used = wanted;
  }

  private boolean grow(long desired) {
    if (!limiter.heapGrowing(capacity, desired)) {
      return false;
    }
    capacity = desired;
    return true;
  }

  /**
   * A structure whose fields are zero and null.
   *
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for it
   */
  public CompactStruct newStruct(DefinedType type) {
    StructLayout layout = type.layout();
    if (isCompact(layout)) {
      allocate(ObjectSizes.COMPACT_STRUCT);
      return new CompactStruct(type);
    }
    allocate(ObjectSizes.struct(layout));
    return new LargeStruct(type, layout);
  }

  private static boolean isCompact(StructLayout layout) {
    return layout.words() <= CompactStruct.WORDS && layout.references() <= CompactStruct.REFERENCES;
  }

  /** A reference to the low 31 bits of a number. */
  public I31 newI31(int number) {
    I31 value = I31.wrapping(number);
    if (!value.isShared()) {
      allocate(ObjectSizes.I31);
    }
    return value;
  }

  /**
   * An array whose elements are zero or null.
   *
   * @param length the number of elements, unsigned
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for so many
   */
  public ArrayInstance newArray(DefinedType type, int length) {
    if (length < 0) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    StorageType element = type.element();
    allocate(ObjectSizes.array(element, length));
    try {
      return newArray(type, element, length);
    } catch (OutOfMemoryError e) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
  }

  private static ArrayInstance newArray(DefinedType type, StorageType element, int length) {
    switch (element.code()) {
      case TypeCodes.I8:
        return new ByteArray(type, length);
      case TypeCodes.I16:
        return new ShortArray(type, length);
      case TypeCodes.I32:
      case TypeCodes.F32:
        return new IntArray(type, length);
      case TypeCodes.I64:
      case TypeCodes.F64:
        return new LongArray(type, length);
      case TypeCodes.V128:
        return new VectorArray(type, length);
      default:
        return new ReferenceArray(type, length);
    }
  }
}
