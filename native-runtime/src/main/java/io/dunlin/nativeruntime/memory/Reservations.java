package io.dunlin.nativeruntime.memory;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;

/** How many addresses memories reserve. */
final class Reservations {
  private Reservations() {}

  /** The most pages that a memory of this type can have. */
  static long maximumPages(MemoryType type) {
    int addressBits = type.addressType() == AddressType.I32 ? 32 : Tuning.MEMORY64_BITS;
    return 1L << (addressBits - type.pageSizeLog2());
  }

  /**
   * A mapping for a new memory.
   *
   * @param model what code expects of the memory
   * @throws ResourceLimitException if there are not enough addresses, or not enough memory
   */
  static Mapping reserve(MappingBudget budget, MemoryType type, MemoryModel model) {
    long min = type.limits().min() << type.pageSizeLog2();
    Mapping mapping;
    if (model == MemoryModel.GUARDED) {
      mapping = Mapping.reserve(budget, Tuning.GUARDED_RESERVATION, min);
    } else if (type.shared()) {
      // It can never move.
      mapping = Mapping.reserve(budget, maximumBytes(type), min);
    } else {
      mapping = reserve(budget, min, Math.min(maximumBytes(type), Tuning.CHECKED_RESERVATION));
    }
    if (mapping == null) {
      throw new ResourceLimitException(
          "memory minimum size of "
              + min
              + " bytes: the system gives no more memory, or the process has too many memories");
    }
    return mapping;
  }

  /**
   * A mapping with room to grow if possible, or without.
   *
   * @param bytes how many can be used at first
   * @param wanted how many would be reserved best
   */
  static @Nullable Mapping reserve(MappingBudget budget, long bytes, long wanted) {
    Mapping mapping = Mapping.reserve(budget, Math.max(bytes, wanted), bytes);
    return mapping != null ? mapping : Mapping.reserve(budget, bytes, bytes);
  }

  private static long maximumBytes(MemoryType type) {
    long pages = maximumPages(type);
    long max = type.limits().max();
    return (Long.compareUnsigned(max, pages) < 0 ? max : pages) << type.pageSizeLog2();
  }
}
