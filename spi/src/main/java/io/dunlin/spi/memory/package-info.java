/**
 * The bytes of memories, for backends that have no better place for them.
 *
 * <p>{@link io.dunlin.spi.memory.ChunkedMemory} is a shared memory that runs on every Java
 * platform. What is here is thread-safe.
 */
@NullMarked
package io.dunlin.spi.memory;

import org.jspecify.annotations.NullMarked;
