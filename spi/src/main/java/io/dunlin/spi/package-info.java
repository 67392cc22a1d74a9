/**
 * What the author of a backend or of another pluggable part implements.
 *
 * <p>An engine finds {@linkplain io.dunlin.spi.BackendProvider backends} with {@link
 * java.util.ServiceLoader}. Compiling and running are apart: a {@link
 * io.dunlin.spi.code.ModuleCompiler} turns validated modules into code for its target, wherever it
 * runs itself; a {@link io.dunlin.spi.BackendRuntime} runs that code, on machines that can. The
 * objects that exist while code runs are in {@code io.dunlin.spi.store}.
 */
@NullMarked
package io.dunlin.spi;

import org.jspecify.annotations.NullMarked;
