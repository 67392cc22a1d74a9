/**
 * Executes machine code inside the JVM: what a native backend's provider hands to engines.
 *
 * <p>Begin with {@link io.dunlin.nativeruntime.NativeRuntime}. Whether machine code can run here is
 * told by {@link io.dunlin.nativeruntime.exec.NativePlatform}, which starts nothing before somebody
 * asks. What is unsafe about all this, and why it is right, is told in {@code docs/unsafe.md}.
 */
@NullMarked
package io.dunlin.nativeruntime;

import org.jspecify.annotations.NullMarked;
