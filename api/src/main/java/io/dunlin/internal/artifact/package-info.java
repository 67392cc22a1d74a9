/**
 * The bytes of compiled modules: one envelope around the code of any backend.
 *
 * <p>Begin with {@link io.dunlin.internal.artifact.Artifact}. Whatever the bytes, reading ends in
 * an artifact or in an {@link io.dunlin.spi.code.ArtifactException}, and takes memory in proportion
 * to their number; that the code itself does no harm nobody can know. Everything here is immutable
 * or local to a call.
 */
@NullMarked
package io.dunlin.internal.artifact;

import org.jspecify.annotations.NullMarked;
