/**
 * The compiler from WebAssembly to JVM bytecode.
 *
 * <p>{@link io.dunlin.bytecode.BytecodeProvider} is what engines find. A module's classes are made
 * when Java first asks their loader for them ({@code io.dunlin.bytecode.emit}), from the form that
 * functions have after validation ({@code io.dunlin.bytecode.form}), and run with the support of
 * {@code io.dunlin.bytecode.runtime}.
 */
@NullMarked
package io.dunlin.bytecode;

import org.jspecify.annotations.NullMarked;
