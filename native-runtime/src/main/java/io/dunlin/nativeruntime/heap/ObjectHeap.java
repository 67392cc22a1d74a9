package io.dunlin.nativeruntime.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.nativeruntime.memory.Mapping;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.TypeRegistry;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * The structures, arrays and exceptions of a store, in 4 GiB of reserved addresses, so that any
 * 32-bit number added to the base stays within them. Code may keep nothing of an object but the
 * address of something in it, but no number beside its own. What programs count with are mostly
 * small numbers, which are no objects', so that few are taken for references.
 *
 * <p>Objects are allocated one behind the other: in the gaps that the last collection has left, and
 * behind everything else. A bit for each 8 bytes says where objects begin, so that a collection
 * knows references from other numbers. It takes place when as much has been allocated as was
 * reachable at the last one, or when the store's limiter allows no more.
 */
public final class ObjectHeap implements AutoCloseable {
  private static final int UNIT_LOG2 = 3;
  private static final long UNIT = 1L << UNIT_LOG2;

  /** Where the first object may be. */
  private static final long FIRST = Tuning.FIRST_OBJECT;

  private final StoreState store;
  private final Collector collector;
  private final ObjectShapes shapes;
  private final Mapping mapping;
  private BitSet starts = new BitSet();
  private BitSet marks = new BitSet();

  /** Objects that are marked, and whose references are not. */
  private int[] pending = new int[64];

  private int pendingCount;

  /** What the last collection has left free: starts and ends in turn, and how many there are. */
  private long[] gaps = {};

  private int gapCount;
  private int nextGap;
  private long free;
  private long freeEnd;

  /** Behind all objects. */
  private long top = FIRST;

  /** Behind all bytes that have ever been written. */
  private long fresh = FIRST;

  private long used;
  private long threshold = Tuning.FIRST_COLLECTION;
  private long capacity;

  /**
   * An empty heap.
   *
   * @param store the store whose limiter is asked
   * @param tags gives the tag with a number
   * @throws ResourceLimitException if there are not enough addresses
   */
  public ObjectHeap(
      StoreState store, Collector collector, TypeRegistry types, IntFunction<TagInstance> tags) {
    this.store = store;
    this.collector = collector;
    shapes = new ObjectShapes(types, tags);
    Mapping reserved = Mapping.reserveAligned(MappingBudget.shared(), Tuning.HEAP_RESERVATION);
    if (reserved == null) {
      throw new ResourceLimitException("no addresses for a heap of structures and arrays");
    }
    mapping = reserved;
    collector.setHeap(this);
  }

  /** The address that references count from. */
  public long base() {
    return mapping.start();
  }

  /** The bytes from there on, as far as there are objects. */
  public MemorySegment bytes() {
    return mapping.segment();
  }

  /** The shape of structures or arrays of a type. */
  public ObjectShape shape(int typeId) {
    return shapes.ofType(typeId);
  }

  /** Whether references of a type, given by its code with canonical ids, are to functions. */
  public boolean isFunction(int code) {
    return shapes.isFunction(code);
  }

  /** The bytes that objects take, reachable or not. */
  public long used() {
    return used;
  }

  /**
   * A structure whose fields are zero and null.
   *
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for it
   */
  public int newStruct(int typeId) {
    return allocate(typeId, shapes.ofType(typeId).fixedBytes());
  }

  /**
   * An array whose elements are zero or null.
   *
   * @param length the number of elements, unsigned
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for it
   */
  public int newArray(int typeId, int length) {
    int array = allocate(typeId, shapes.ofType(typeId).bytes(length));
    set(array, HeapLayout.ARRAY_LENGTH, length);
    return array;
  }

  /**
   * An exception whose values are zero and null.
   *
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for it
   */
  public int newException(int tag) {
    int exception = allocate(HeapLayout.EXCEPTION_TYPE, shapes.ofTag(tag).fixedBytes());
    set(exception, HeapLayout.EXCEPTION_TAG, tag);
    return exception;
  }

  private void set(int object, int offset, int value) {
    bytes().set(JAVA_INT, at(object) + offset, value);
  }

  /** Four bytes of an object. */
  public int get(int object, int offset) {
    return bytes().get(JAVA_INT, at(object) + offset);
  }

  /** Where an object begins in the {@linkplain #bytes bytes}. */
  public static long at(int object) {
    return Integer.toUnsignedLong(object);
  }

  private int allocate(int type, long bytes) {
    long rounded = (bytes + UNIT - 1) & -UNIT;
    if (rounded > Tuning.LARGEST_OBJECT) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    makeRoom(rounded);
    long start = take(rounded);
    if (start < fresh) {
      bytes().asSlice(start, Math.min(rounded, fresh - start)).fill((byte) 0);
    }
    fresh = Math.max(fresh, start + rounded);
    used += rounded;
    starts.set(unit(start));
    set((int) start, HeapLayout.TYPE, type);
    return (int) start;
  }

  private void makeRoom(long bytes) {
    if (used + bytes > threshold) {
      collector.collect();
      threshold = Math.max(Tuning.FIRST_COLLECTION, 2 * used) + bytes;
    }
    if (used + bytes <= capacity || grow(used + bytes)) {
      return;
    }
    collector.collect();
    if (used + bytes > capacity && !grow(used + bytes)) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
  }

  /** Asks the limiter, for more than is needed first, so that it is not asked each time. */
  private boolean grow(long needed) {
    ResourceLimiter limiter = store.limiter();
    long ample = needed + needed / 8 + Tuning.HEAP_STEP;
    long desired = limiter.heapGrowing(capacity, ample) ? ample : needed;
    if (desired == needed && !limiter.heapGrowing(capacity, needed)) {
      return false;
    }
    capacity = desired;
    return true;
  }

  /** Finds a place; objects that are larger than a gap do not use it up. */
  private long take(long bytes) {
    while (freeEnd - free < bytes && nextGap < gapCount && bytes <= Tuning.HEAP_STEP) {
      free = gaps[2 * nextGap];
      freeEnd = gaps[2 * nextGap + 1];
      nextGap++;
    }
    if (freeEnd - free >= bytes) {
      long start = free;
      free += bytes;
      return start;
    }
    long end = top + bytes;
    long committed = bytes().byteSize();
    if (end > Tuning.HEAP_RESERVATION - Tuning.LARGEST_ACCESS
        || (end > committed && !mapping.grow(Math.min(end + committed / 4, mapping.reserved())))) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    long start = top;
    top = end;
    return start;
  }

  void beginMarking() {
    marks.clear();
  }

  /** An object is reachable, if the number is a reference to one. */
  void mark(int number) {
    if ((number & (UNIT - 1)) == 0 && at(number) >= FIRST && starts.get(unit(at(number)))) {
      markUnit(unit(at(number)));
    }
  }

  /** An object is reachable, if the address is that of anything in it. */
  void markAround(long address) {
    long at = address - base();
    if (at >= FIRST && at < top) {
      int unit = starts.previousSetBit(unit(at));
      if (unit >= 0 && at - at(object(unit)) < sizeOf(object(unit))) {
        markUnit(unit);
      }
    }
  }

  /** The number of the eight bytes at a place, as bits are numbered. */
  private static int unit(long at) {
    return (int) ((at - FIRST) >>> UNIT_LOG2);
  }

  /** The object that begins with eight bytes. */
  private static int object(int unit) {
    return (int) (((long) unit << UNIT_LOG2) + FIRST);
  }

  private void markUnit(int unit) {
    if (!marks.get(unit)) {
      marks.set(unit);
      if (pendingCount == pending.length) {
        pending = Arrays.copyOf(pending, 2 * pendingCount);
      }
      pending[pendingCount++] = object(unit);
    }
  }

  /** Marks everything that marked objects lead to. */
  void traceAll() {
    while (pendingCount > 0) {
      int object = pending[--pendingCount];
      ObjectShape shape = shapeOf(object);
      for (int offset : shape.references()) {
        collector.mark(get(object, offset));
      }
      if (shape.elementsAreReferences()) {
        int length = get(object, HeapLayout.ARRAY_LENGTH);
        for (int i = 0; i < length; i++) {
          collector.mark(get(object, HeapLayout.ARRAY_ELEMENTS + i * Integer.BYTES));
        }
      }
    }
  }

  private ObjectShape shapeOf(int object) {
    int type = get(object, HeapLayout.TYPE);
    return type == HeapLayout.EXCEPTION_TYPE
        ? shapes.ofTag(get(object, HeapLayout.EXCEPTION_TAG))
        : shapes.ofType(type);
  }

  private long sizeOf(int object) {
    ObjectShape shape = shapeOf(object);
    int length = shape.elementBytes() == 0 ? 0 : get(object, HeapLayout.ARRAY_LENGTH);
    return (shape.bytes(length) + UNIT - 1) & -UNIT;
  }

  /** Frees everything that has not been marked. */
  void sweep() {
    BitSet old = starts;
    starts = marks;
    marks = old;
    gapCount = 0;
    nextGap = 0;
    free = 0;
    freeEnd = 0;
    used = 0;
    long end = FIRST;
    for (int unit = starts.nextSetBit(0); unit >= 0; unit = starts.nextSetBit(unit + 1)) {
      int object = object(unit);
      addGap(end, at(object));
      long size = sizeOf(object);
      used += size;
      end = at(object) + size;
    }
    top = end;
  }

  private void addGap(long start, long end) {
    if (end - start < Tuning.LEAST_GAP) {
      return;
    }
    if (2 * gapCount == gaps.length) {
      gaps = Arrays.copyOf(gaps, Math.max(16, 2 * gaps.length));
    }
    gaps[2 * gapCount] = start;
    gaps[2 * gapCount + 1] = end;
    gapCount++;
  }

  /** Gives the memory back; no code may use it any more. */
  @Override
  public void close() {
    mapping.close();
  }
}
