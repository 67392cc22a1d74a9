/**
 * Structures and arrays of backends that leave them to the collector of the virtual machine.
 *
 * <p>Begin with {@link io.dunlin.spi.gc.JavaHeap}, which makes them. Their contents are public
 * fields, typed and without boxes, for code that knows an object's type already; whoever does not
 * uses the methods of {@link io.dunlin.spi.store.StructInstance} and {@link
 * io.dunlin.spi.store.ArrayInstance}. They belong to one store and are not thread-safe.
 */
@NullMarked
package io.dunlin.spi.gc;

import org.jspecify.annotations.NullMarked;
