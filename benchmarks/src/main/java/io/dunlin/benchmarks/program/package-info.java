/**
 * What is run to measure engines: {@link io.dunlin.benchmarks.program.Kernel}s, which are ours and
 * call nothing, and {@link io.dunlin.benchmarks.program.WasiCommand}s, which others publish. Both
 * are immutable and may be used by several threads.
 */
@NullMarked
package io.dunlin.benchmarks.program;

import org.jspecify.annotations.NullMarked;
