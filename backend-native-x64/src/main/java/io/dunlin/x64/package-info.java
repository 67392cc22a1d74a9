/**
 * The native compiler for x86-64.
 *
 * <p>{@link io.dunlin.x64.X64Provider} is what engines find. Modules are compiled as a whole,
 * through the target-independent part and then {@code io.dunlin.x64.lower} and {@code
 * io.dunlin.x64.emit}; only one class here touches the native runtime, since that may be absent.
 * Thread-safe.
 */
@NullMarked
package io.dunlin.x64;

import org.jspecify.annotations.NullMarked;
