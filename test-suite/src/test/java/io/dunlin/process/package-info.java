/**
 * JVMs that tests start, for what this JVM cannot be used: options, and the end of it.
 *
 * <p>Begin with {@link io.dunlin.process.ChildJvm}.
 */
@NullMarked
package io.dunlin.process;

import org.jspecify.annotations.NullMarked;
