package io.dunlin.compiler.object;

/**
 * The compiled code of a module, or of a part of it; offsets in its tables count from the beginning
 * of its code.
 *
 * @param header what it is compiled for
 * @param code all code, at an address that is a multiple of {@code alignment}
 * @param alignment in bytes; a power of two
 * @param ranges which function or thunk is where
 * @param relocations what has to be written into the code when it is loaded; references between the
 *     ranges have been resolved
 * @param traps instructions that may fault
 * @param addresses where the instructions come from
 * @param handlers calls whose exceptions are handled
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record CodeObject(
    CodeObjectHeader header,
    byte[] code,
    int alignment,
    CodeRanges ranges,
    RelocationTable relocations,
    TrapTable traps,
    AddressMap addresses,
    HandlerTable handlers) {}
