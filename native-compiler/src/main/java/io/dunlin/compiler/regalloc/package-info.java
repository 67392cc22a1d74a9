/**
 * Register allocation: from virtual registers to registers and stack slots.
 *
 * <p>Begin with {@link io.dunlin.compiler.regalloc.RegisterAllocator} and what it gives, {@link
 * io.dunlin.compiler.regalloc.Allocation}. Allocators keep no state between functions and serve all
 * threads.
 */
@NullMarked
package io.dunlin.compiler.regalloc;

import org.jspecify.annotations.NullMarked;
