/**
 * Benchmarks, as programs of their own. {@link io.dunlin.benchmarks.CompareCompilers} and {@link
 * io.dunlin.benchmarks.CompareInterpreters} run programs on Dunlin and on other engines side by
 * side, {@link io.dunlin.benchmarks.CompareVectors} the same program without and with vector
 * instructions, {@link io.dunlin.benchmarks.ModulePhases} measures what happens to a module before
 * it runs, {@link io.dunlin.benchmarks.MeasureCompilation} its compilation, {@link
 * io.dunlin.benchmarks.MeasureCalls} the border to Java. {@link io.dunlin.benchmarks.Contest} is
 * how programs are measured.
 */
@NullMarked
package io.dunlin.benchmarks;

import org.jspecify.annotations.NullMarked;
