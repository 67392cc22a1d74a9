/**
 * Engines that run programs, each in a process of its own. Begin with {@link
 * io.dunlin.benchmarks.engine.EngineProcess}, which is all that others see. Those for the JVM are
 * served by {@code Worker}, V8 by a script for Node.js in {@code src/main/javascript}.
 */
@NullMarked
package io.dunlin.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
