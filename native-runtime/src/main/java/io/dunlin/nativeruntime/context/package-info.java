/**
 * The structures that compiled code and the runtime share, as {@link
 * io.dunlin.compiler.object.ContextLayout} lays them out, and how values stand in them.
 *
 * <p>Structures belong to one store and live in its {@link
 * io.dunlin.nativeruntime.context.StoreArena}, from which Java reaches them only as long as the
 * store is open, on whatever thread. They are written by the thread that uses the store.
 */
@NullMarked
package io.dunlin.nativeruntime.context;

import org.jspecify.annotations.NullMarked;
