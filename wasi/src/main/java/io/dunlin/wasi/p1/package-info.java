/**
 * The functions of {@code wasi_snapshot_preview1}.
 *
 * <p>{@link io.dunlin.wasi.p1.Preview1Function} is the one table of names and types. {@link
 * io.dunlin.wasi.p1.Preview1} leads a call to its group, one class per group; a group's methods
 * take their arguments from a {@link io.dunlin.wasi.p1.GuestCall} and give an error code by
 * throwing {@link io.dunlin.wasi.fs.ErrnoException}.
 *
 * <p>Invariants: no pointer or length of the guest is used before {@link
 * io.dunlin.wasi.p1.GuestMemory} has checked it, and nothing is allocated in proportion to a number
 * that the guest made up, only in proportion to memory that it has.
 *
 * <p>Thread-safety: none; everything belongs to one store.
 */
@NullMarked
package io.dunlin.wasi.p1;

import org.jspecify.annotations.NullMarked;
