/**
 * The form in which functions are compiled: the validator's events, kept. A function is a flat
 * array of instructions, structured by a tree of {@linkplain io.dunlin.bytecode.form.Region
 * regions}, each a stretch of that array, so that compiling can look ahead and knows of each region
 * what it contains before it is emitted.
 *
 * <p>Begin with {@link io.dunlin.bytecode.form.FunctionForm}. Code that control cannot reach is not
 * kept. Forms are immutable once they are built and belong to whoever built them.
 */
@NullMarked
package io.dunlin.bytecode.form;

import org.jspecify.annotations.NullMarked;
