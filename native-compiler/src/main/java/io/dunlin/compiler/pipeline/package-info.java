/**
 * From a validated module to its code object.
 *
 * <p>{@link io.dunlin.compiler.pipeline.ModulePipeline} takes every function through the
 * intermediate representation to a CPU's {@link io.dunlin.compiler.pipeline.FunctionCompiler}, on
 * as many threads as there are; the result does not depend on how many.
 */
@NullMarked
package io.dunlin.compiler.pipeline;

import org.jspecify.annotations.NullMarked;
