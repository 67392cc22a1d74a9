/**
 * From the validator's events to the intermediate representation, in one pass.
 *
 * <p>Begin with {@link io.dunlin.compiler.build.FunctionBuilder}, which hands each instruction to
 * the builder for its family. {@link io.dunlin.compiler.build.BuildContext} is what the functions
 * of a module share; it serves all threads, a function builder one at a time.
 */
@NullMarked
package io.dunlin.compiler.build;

import org.jspecify.annotations.NullMarked;
