/**
 * What code asks of Java: functions of the runtime, host functions, and throwing exceptions.
 *
 * <p>All of it comes through {@link io.dunlin.nativeruntime.libcall.Upcalls}, the one method of
 * this module that machine code calls. It runs on the thread and for the store whose code calls;
 * nothing that is thrown leaves it.
 */
@NullMarked
package io.dunlin.nativeruntime.libcall;

import org.jspecify.annotations.NullMarked;
