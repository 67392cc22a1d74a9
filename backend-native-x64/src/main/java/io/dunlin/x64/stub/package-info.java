/**
 * The machine code by which Java and compiled functions meet on x86-64, for the native runtime.
 *
 * <p>What it has to do is told in the package {@code io.dunlin.nativeruntime.stub}, whose interface
 * {@link io.dunlin.x64.stub.X64Stubs} implements. Everything here is immutable and serves all
 * threads.
 */
@NullMarked
package io.dunlin.x64.stub;

import org.jspecify.annotations.NullMarked;
