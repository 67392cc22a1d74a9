/**
 * What is run to measure engines: {@link io.dunlin.benchmarks.program.Kernel}s, which are ours and
 * call nothing, {@link io.dunlin.benchmarks.program.ObjectProgram}s, which use WebAssembly's
 * structures, and {@link io.dunlin.benchmarks.program.WasiCommand}s, which others publish. All are
 * immutable and may be used by several threads.
 */
@NullMarked
package io.dunlin.benchmarks.program;

import org.jspecify.annotations.NullMarked;
