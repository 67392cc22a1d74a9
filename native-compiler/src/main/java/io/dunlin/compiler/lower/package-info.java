/**
 * From the intermediate representation to the machine form: what is the same for all CPUs.
 *
 * <p>Begin with {@link io.dunlin.compiler.lower.FunctionLowering}, which walks a function's blocks
 * and, in each, the instructions from the last to the first; a CPU selects machine instructions for
 * each as an {@link io.dunlin.compiler.lower.InstructionSelector}. Walking backwards, every use of
 * a value has been seen before its definition, so that what nobody asked for, since its only user
 * has computed it along with its own work, is left out.
 *
 * <p>Objects serve one thread and one function.
 */
@NullMarked
package io.dunlin.compiler.lower;

import org.jspecify.annotations.NullMarked;
