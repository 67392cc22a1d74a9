/**
 * The bytes of memories, for backends that have no better place for them.
 *
 * <p>{@link io.dunlin.spi.memory.ChunkedMemory} is a shared memory that runs on every Java
 * platform, and thread-safe. {@link io.dunlin.spi.memory.ArrayMemory} is a memory of one store in
 * one array.
 */
@NullMarked
package io.dunlin.spi.memory;

import org.jspecify.annotations.NullMarked;
