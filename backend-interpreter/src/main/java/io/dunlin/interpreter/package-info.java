/**
 * The portable interpreter backend.
 *
 * <p>{@link io.dunlin.interpreter.InterpreterProvider} is what engines find. When a function is
 * first called it is lowered to a register form ({@code io.dunlin.interpreter.lower}), which is
 * then linked to a graph of nodes and executed node by node ({@code
 * io.dunlin.interpreter.dispatch}).
 */
@NullMarked
package io.dunlin.interpreter;

import org.jspecify.annotations.NullMarked;
