/**
 * The ground that native code stands on: calls between Java and machine code, functions of the C
 * library, and memory that holds code.
 *
 * <p>Begin with {@link io.dunlin.nativeruntime.exec.NativePlatform}, which says whether machine
 * code can run here and starts what it needs, once and not before somebody asks. {@link
 * io.dunlin.nativeruntime.exec.CodeArena} then holds the code of all engines of this process.
 * Everything here may be used by any thread.
 *
 * <p>No page is ever writable and executable. Nothing here checks what code does: whoever publishes
 * code vouches for it.
 */
@NullMarked
package io.dunlin.nativeruntime.exec;

import org.jspecify.annotations.NullMarked;
