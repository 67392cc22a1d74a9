/**
 * Instructions of x86-64 as bytes and as text.
 *
 * <p>{@link io.dunlin.x64.encode.Instruction} is a form with its operands; {@link
 * io.dunlin.x64.encode.Encoder} makes bytes of it, {@link io.dunlin.x64.encode.Disassembler} makes
 * it of bytes, and {@link io.dunlin.x64.encode.IntelSyntax} prints it. None of them knows a single
 * instruction: what they do follows from the rows in {@code io.dunlin.x64.inst}.
 *
 * <p>Encoders and instructions serve one thread at a time; the rest serves all.
 */
@NullMarked
package io.dunlin.x64.encode;

import org.jspecify.annotations.NullMarked;
