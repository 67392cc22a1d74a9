/**
 * Running lowered code: the nodes, the stack, and the runtime objects that nodes reach into.
 *
 * <p>{@link io.dunlin.interpreter.dispatch.InterpreterStore} makes everything else. {@code
 * ThreadedCode} turns a lowered function into nodes, {@code ExecutionStack} runs them: each does
 * its work and says which one is next. WebAssembly functions call each other without a Java call,
 * across instances too; one is nested only where the host is in between. All objects but nodes
 * belong to one store and so to one thread at a time; nodes are immutable and shared.
 */
@NullMarked
package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.NullMarked;
