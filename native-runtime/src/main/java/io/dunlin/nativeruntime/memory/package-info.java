/**
 * Linear memories in address space that is reserved ahead, so that they grow where they are.
 *
 * <p>{@link io.dunlin.nativeruntime.memory.Mapping} is such a range of addresses, {@link
 * io.dunlin.nativeruntime.exec.MappingBudget} bounds how many there are, and {@link
 * io.dunlin.nativeruntime.memory.NativeMemory} and {@link
 * io.dunlin.nativeruntime.memory.NativeSharedMemory} are memories in them.
 *
 * <p>Code reads the address and the size of a memory in a structure that the memory keeps up to
 * date. Java reaches the bytes only through segments that know whether the mapping still exists, so
 * that no use of a closed store, on whatever thread, touches memory that is gone.
 */
@NullMarked
package io.dunlin.nativeruntime.memory;

import org.jspecify.annotations.NullMarked;
