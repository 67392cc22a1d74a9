/**
 * What code is where, and the frames that it has on the stack.
 *
 * <p>{@link io.dunlin.nativeruntime.unwind.LoadedCode} is the code of a module in memory, {@link
 * io.dunlin.nativeruntime.unwind.CodeRegistry} finds it by an address in it, and {@link
 * io.dunlin.nativeruntime.unwind.FrameWalk} goes from frame to frame. Code is thread-safe; a walk
 * belongs to the thread whose stack it walks.
 */
@NullMarked
package io.dunlin.nativeruntime.unwind;

import org.jspecify.annotations.NullMarked;
