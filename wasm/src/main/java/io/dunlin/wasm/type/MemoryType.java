package io.dunlin.wasm.type;

/**
 * The type of a linear memory.
 *
 * @param addressType the type of its addresses
 * @param limits its size in pages
 * @param shared whether several threads may use it
 * @param pageSizeLog2 the logarithm of the page size: 16, or 0 with custom page sizes
 */
public record MemoryType(AddressType addressType, Limits limits, boolean shared, int pageSizeLog2)
    implements ExternType {
  /** Logarithm of the page size that memories have unless they declare another: 64 KiB. */
  public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

  /** An unshared memory with 32-bit addresses and pages of 64 KiB. */
  public static MemoryType of(Limits limits) {
    return new MemoryType(AddressType.I32, limits, false, DEFAULT_PAGE_SIZE_LOG2);
  }

  /**
   * A shared memory with 32-bit addresses and pages of 64 KiB.
   *
   * @param limits its size in pages; there must be a maximum
   */
  public static MemoryType ofShared(Limits limits) {
    return new MemoryType(AddressType.I32, limits, true, DEFAULT_PAGE_SIZE_LOG2);
  }

  /** The size of a page in bytes. */
  public long pageSize() {
    return 1L << pageSizeLog2;
  }

  @Override
  public ExternKind kind() {
    return ExternKind.MEMORY;
  }

  @Override
  public String toString() {
    return (addressType == AddressType.I64 ? "i64 " : "")
        + limits
        + (shared ? " shared" : "")
        + (pageSizeLog2 == DEFAULT_PAGE_SIZE_LOG2 ? "" : " (pagesize " + pageSize() + ")");
  }
}
