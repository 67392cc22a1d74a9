/**
 * Tells profilers of the system what machine code they see.
 *
 * <p>{@link io.dunlin.nativeruntime.profile.CodeLog} is told of all code that is loaded; there is
 * one for each form, for the whole process. Thread-safe.
 */
@NullMarked
package io.dunlin.nativeruntime.profile;

import org.jspecify.annotations.NullMarked;
