package io.dunlin.internal.cache;

import java.util.concurrent.atomic.AtomicLong;

/** What has happened in a cache so far. */
public final class CacheCounters {
  /** Modules whose code was found. */
  public final AtomicLong hits = new AtomicLong();

  /** Modules whose code was not there, or could not be used. */
  public final AtomicLong misses = new AtomicLong();

  /** Entries that could not be used, and were removed. */
  public final AtomicLong damaged = new AtomicLong();

  /** Entries that were removed to keep within the size. */
  public final AtomicLong evictions = new AtomicLong();

  /** Reads and writes that the file system refused. */
  public final AtomicLong failures = new AtomicLong();

  CacheCounters() {}
}
