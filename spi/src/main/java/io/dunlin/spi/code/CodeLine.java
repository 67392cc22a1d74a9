package io.dunlin.spi.code;

/**
 * A line of a function's compiled code as people read it: an instruction, or bytes that are none.
 *
 * @param offset where it lies, in bytes from the beginning of the function's code
 * @param bytes the code; the array is the line's own
 * @param source the offset in the module of the WebAssembly instruction that it comes from, or -1
 * @param text the instruction in the notation of its processor
 * @param comment what else is known of it, such as how it may trap; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CodeLine(int offset, byte[] bytes, int source, String text, String comment) {}
