/**
 * Files as a WASI guest sees them: descriptors, their table, and the sandbox in which paths are
 * resolved.
 *
 * <p>Entry types: {@link io.dunlin.wasi.fs.DescriptorTable}, {@link io.dunlin.wasi.fs.Descriptor}
 * and {@link io.dunlin.wasi.fs.Sandbox}. Nothing here knows of guest memory.
 *
 * <p>Invariants: a path never leaves the directory descriptor that it is relative to, neither by
 * {@code ..}, nor by a symbolic link, nor by a directory that was exchanged for a symbolic link
 * after it was opened. Every failure is an {@link io.dunlin.wasi.fs.ErrnoException} or an {@link
 * java.io.IOException} that {@link io.dunlin.wasi.fs.HostErrors} translates.
 *
 * <p>Thread-safety: none; descriptors belong to one store.
 */
@NullMarked
package io.dunlin.wasi.fs;

import org.jspecify.annotations.NullMarked;
