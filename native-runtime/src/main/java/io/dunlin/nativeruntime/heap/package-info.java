/**
 * Objects that references of code stand for, and their collection.
 *
 * <p>Code has 32-bit numbers for references; {@link io.dunlin.nativeruntime.heap.ReferenceTable}
 * gives them to objects of Java and takes back those that nothing in the store holds any more. What
 * holds a number is looked for conservatively: any word on the stack of WebAssembly that could be
 * one counts. Not thread-safe.
 */
@NullMarked
package io.dunlin.nativeruntime.heap;

import org.jspecify.annotations.NullMarked;
