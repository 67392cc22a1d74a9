package io.dunlin.nativeruntime.memory;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;

/** How many addresses the memories of an engine reserve. Thread-safe. */
public final class Reservations {
  private final MemorySettings settings;
  private final MemoryModel preferred;
  private final MappingBudget budget;

  /**
   * Reservations as an engine is configured to make them.
   *
   * @param preferred what the engine's code expects of memories that guards suffice for
   */
  public Reservations(MemorySettings settings, MemoryModel preferred) {
    this(settings, preferred, MappingBudget.shared());
  }

  Reservations(MemorySettings settings, MemoryModel preferred, MappingBudget budget) {
    this.settings = settings;
    this.preferred = preferred;
    this.budget = budget;
  }

  /** The most pages that a memory of this type can have. */
  static long maximumPages(MemoryType type) {
    int addressBits = type.addressType() == AddressType.I32 ? 32 : Tuning.MEMORY64_BITS;
    return 1L << (addressBits - type.pageSizeLog2());
  }

  /**
   * What code expects of memories of this type. Guards guard neither 64 bits of addresses, nor
   * sizes that are no multiples of the system's pages.
   */
  MemoryModel model(MemoryType type) {
    boolean guardable =
        type.addressType() == AddressType.I32
            && type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    return guardable ? preferred : MemoryModel.CHECKED;
  }

  /**
   * A mapping for a new memory.
   *
   * @throws ResourceLimitException if there are not enough addresses, or not enough memory
   */
  Mapping reserve(MemoryType type) {
    long min = type.limits().min() << type.pageSizeLog2();
    Mapping mapping;
    if (model(type) == MemoryModel.GUARDED) {
      mapping = Mapping.reserve(budget, settings.reservationBytes() + settings.guardBytes(), min);
    } else if (type.shared()) {
      // It can never move.
      mapping = Mapping.reserve(budget, maximumBytes(type), min);
    } else {
      mapping = reserve(min, Math.min(maximumBytes(type), settings.reservationBytes()));
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
  @Nullable Mapping reserve(long bytes, long wanted) {
    Mapping mapping = Mapping.reserve(budget, Math.max(bytes, wanted), bytes);
    return mapping != null ? mapping : Mapping.reserve(budget, bytes, bytes);
  }

  private static long maximumBytes(MemoryType type) {
    long pages = maximumPages(type);
    long max = type.limits().max();
    return (Long.compareUnsigned(max, pages) < 0 ? max : pages) << type.pageSizeLog2();
  }
}
