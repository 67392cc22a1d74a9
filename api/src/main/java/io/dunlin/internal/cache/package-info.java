/**
 * Compiled code on disk, which processes share.
 *
 * <p>Begin with {@link io.dunlin.internal.cache.ArtifactCache}. Nothing here ever fails because of
 * the disk: what cannot be read is compiled again, what cannot be written is not kept, and both are
 * counted. Thread-safe, and safe between processes: a file appears whole, by being renamed, and
 * does not change afterwards.
 */
@NullMarked
package io.dunlin.internal.cache;

import org.jspecify.annotations.NullMarked;
