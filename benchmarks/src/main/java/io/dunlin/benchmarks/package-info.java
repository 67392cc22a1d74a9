/**
 * Benchmarks, as programs of their own: {@link io.dunlin.benchmarks.CompareInterpreters} runs small
 * programs on Dunlin and on other engines side by side, {@link io.dunlin.benchmarks.CompareVectors}
 * the same program without and with vector instructions, {@link io.dunlin.benchmarks.ModulePhases}
 * measures what happens to a module before it runs.
 */
@NullMarked
package io.dunlin.benchmarks;

import org.jspecify.annotations.NullMarked;
