/**
 * The instructions of x86-64 as data: one row per form, one file per family.
 *
 * <p>Begin with {@link io.dunlin.x64.inst.Rows}, which says how a row is written, and {@link
 * io.dunlin.x64.inst.Form}, which is what becomes of it. Everything that knows an instruction's
 * bytes, text or operands reads them here: the encoder, the disassembler, and the code generator.
 *
 * <p>All of it is immutable, and serves all threads.
 */
@NullMarked
package io.dunlin.x64.inst;

import org.jspecify.annotations.NullMarked;
