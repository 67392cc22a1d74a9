package io.dunlin.spi.store;

/**
 * Decides about everything in a store that can grow. Called on the store's thread; what it throws
 * reaches the caller of the WebAssembly code unchanged.
 */
public interface ResourceLimiter {
  /** Allows everything. */
  ResourceLimiter UNLIMITED =
      new ResourceLimiter() {
        @Override
        public boolean limitsHeap() {
          return false;
        }
      };

  /**
   * Whether a memory may be created or grow. A shared memory asks the store whose instance defines
   * it, and afterwards the store whose code grows it.
   *
   * @param currentBytes its size, 0 for a new one
   * @param desiredBytes the size it would get
   * @param maximumBytes the largest size that its type allows, unsigned
   */
  default boolean memoryGrowing(long currentBytes, long desiredBytes, long maximumBytes) {
    return true;
  }

  /**
   * Whether a table may be created or grow.
   *
   * @param currentElements its size, 0 for a new one
   * @param desiredElements the size it would get
   * @param maximumElements the largest size that its type allows, unsigned
   */
  default boolean tableGrowing(long currentElements, long desiredElements, long maximumElements) {
    return true;
  }

  /**
   * Whether structures, arrays and other objects that WebAssembly code allocates may take more
   * memory. What can no longer be reached from the store does not count, but that is found out only
   * after a refusal.
   *
   * @param currentBytes the room that there is for them
   * @param desiredBytes the room that there would be
   */
  default boolean heapGrowing(long currentBytes, long desiredBytes) {
    return true;
  }

  /**
   * Whether {@link #heapGrowing} is ever to be asked; always the same answer. Where it is not, some
   * backends do not count what is allocated, which makes programs faster that allocate much.
   */
  default boolean limitsHeap() {
    return true;
  }

  /** The most instances that the store may hold. */
  default int instances() {
    return Integer.MAX_VALUE;
  }

  /** The most memories that the store may hold. */
  default int memories() {
    return Integer.MAX_VALUE;
  }

  /** The most tables that the store may hold. */
  default int tables() {
    return Integer.MAX_VALUE;
  }
}
