/**
 * The printer of the text format.
 *
 * <p>{@link io.dunlin.wat.print.ModulePrinter} goes through a decoded module once, section by
 * section and instruction by instruction, and writes as it goes: what it keeps are the identifiers
 * and the blocks that are open. Instructions stand one to a line, indented by the blocks around
 * them. What is printed parses back to the same module; what text cannot say of a module is refused
 * with {@link io.dunlin.wasm.InvalidModuleException}, for the module is invalid. Nothing here is
 * thread-safe.
 */
@NullMarked
package io.dunlin.wat.print;

import org.jspecify.annotations.NullMarked;
