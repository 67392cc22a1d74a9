/**
 * The binary format: {@link io.dunlin.wasm.binary.BinaryDecoder} and {@link
 * io.dunlin.wasm.binary.BinaryEncoder}, and the cursors they are made of.
 *
 * <p>Decoding is one pass over the sections, each in a file of its own; function bodies are only
 * told apart. What is in a body is read by {@link io.dunlin.wasm.binary.InstructionReader}, the one
 * place that knows how immediates are encoded, when the body is validated. No list is made larger
 * than the bytes that announce it allow.
 */
@NullMarked
package io.dunlin.wasm.binary;

import org.jspecify.annotations.NullMarked;
