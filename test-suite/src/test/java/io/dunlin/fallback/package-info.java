/**
 * What engines do where machine code cannot run, in JVMs that are started in such a way.
 *
 * <p>Begin with {@link io.dunlin.fallback.FallbackTests}.
 */
@NullMarked
package io.dunlin.fallback;

import org.jspecify.annotations.NullMarked;
