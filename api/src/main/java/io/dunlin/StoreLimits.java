package io.dunlin;

import io.dunlin.spi.store.ResourceLimiter;

/**
 * Fixed limits for a store ({@link Store#setLimiter}). Immutable; each {@code with} method gives
 * another one. What is not limited is bounded only by the machine.
 */
public final class StoreLimits implements ResourceLimiter {
  /** No limits. */
  public static final StoreLimits NONE =
      new StoreLimits(
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  private final long memoryBytes;
  private final long tableElements;
  private final long heapBytes;
  private final int instances;
  private final int memories;
  private final int tables;

  private StoreLimits(
      long memoryBytes,
      long tableElements,
      long heapBytes,
      int instances,
      int memories,
      int tables) {
    this.memoryBytes = memoryBytes;
    this.tableElements = tableElements;
    this.heapBytes = heapBytes;
    this.instances = instances;
    this.memories = memories;
    this.tables = tables;
  }

  /** Limits the size of each memory in bytes. */
  public StoreLimits withMemoryBytes(long limit) {
    return new StoreLimits(limit, tableElements, heapBytes, instances, memories, tables);
  }

  /** Limits the size of each table in elements. */
  public StoreLimits withTableElements(long limit) {
    return new StoreLimits(memoryBytes, limit, heapBytes, instances, memories, tables);
  }

  /**
   * Limits the memory that structures, arrays and other objects of WebAssembly code take, in bytes
   * of about what they have on a common Java virtual machine. A heap that stays seven eighths full
   * after what is not reachable has been left out counts as full.
   */
  public StoreLimits withHeapBytes(long limit) {
    return new StoreLimits(memoryBytes, tableElements, limit, instances, memories, tables);
  }

  /** Limits the number of instances. */
  public StoreLimits withInstances(int limit) {
    return new StoreLimits(memoryBytes, tableElements, heapBytes, limit, memories, tables);
  }

  /** Limits the number of memories. */
  public StoreLimits withMemories(int limit) {
    return new StoreLimits(memoryBytes, tableElements, heapBytes, instances, limit, tables);
  }

  /** Limits the number of tables. */
  public StoreLimits withTables(int limit) {
    return new StoreLimits(memoryBytes, tableElements, heapBytes, instances, memories, limit);
  }

  @Override
  public boolean memoryGrowing(long currentBytes, long desiredBytes, long maximumBytes) {
    return desiredBytes <= memoryBytes;
  }

  @Override
  public boolean tableGrowing(long currentElements, long desiredElements, long maximumElements) {
    return desiredElements <= tableElements;
  }

  @Override
  public boolean heapGrowing(long currentBytes, long desiredBytes) {
    return desiredBytes <= heapBytes;
  }

  @Override
  public boolean limitsHeap() {
    return heapBytes < Long.MAX_VALUE;
  }

  @Override
  public int instances() {
    return instances;
  }

  @Override
  public int memories() {
    return memories;
  }

  @Override
  public int tables() {
    return tables;
  }
}
