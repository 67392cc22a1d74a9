/**
 * What references of code lead to, and its collection.
 *
 * <p>A reference is a number of 32 bits, of the form that {@link
 * io.dunlin.compiler.object.HeapLayout} describes. {@link io.dunlin.nativeruntime.heap.ObjectHeap}
 * holds structures, arrays and exceptions, {@link io.dunlin.nativeruntime.heap.ReferenceTable}
 * gives numbers to objects of Java, and {@link io.dunlin.nativeruntime.heap.Collector} frees what
 * nothing refers to.
 *
 * <p>The collector marks and sweeps, and moves nothing. What the stack of WebAssembly holds is
 * looked for conservatively: any word that could be a reference counts as one. So compiled code
 * needs no maps of its frames, and a number that is no reference keeps an object alive at the
 * worst. Not thread-safe; a store has its own.
 */
@NullMarked
package io.dunlin.nativeruntime.heap;

import org.jspecify.annotations.NullMarked;
