package io.dunlin;

/**
 * What has happened in an engine's cache so far.
 *
 * @param hits modules whose code was found
 * @param misses modules that had to be compiled
 * @param damaged entries that could not be used; they were removed, and the modules compiled
 * @param evictions entries removed to keep within the cache's size
 * @param failures reads and writes that the file system refused; the modules were compiled, or
 *     their code not kept
 */
public record CacheStatistics(
    long hits, long misses, long damaged, long evictions, long failures) {}
