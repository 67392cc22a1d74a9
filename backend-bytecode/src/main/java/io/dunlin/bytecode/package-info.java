/**
 * The compiler from WebAssembly to JVM bytecode.
 *
 * <p>{@link io.dunlin.bytecode.BytecodeProvider} is what engines find. A module's classes are made
 * when Java first asks their loader for them ({@code io.dunlin.bytecode.load}), from the form that
 * functions have after validation ({@code io.dunlin.bytecode.form}), by {@code
 * io.dunlin.bytecode.emit}, and run with the support of {@code io.dunlin.bytecode.runtime}. Only
 * {@code emit} needs ASM, and nothing that loads compiled modules needs {@code emit}.
 */
@NullMarked
package io.dunlin.bytecode;

import org.jspecify.annotations.NullMarked;
