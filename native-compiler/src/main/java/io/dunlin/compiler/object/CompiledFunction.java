package io.dunlin.compiler.object;

/**
 * The machine code of one function; its tables count from its beginning.
 *
 * @param code instructions, and constants behind them
 * @param alignment what the address of the code must be a multiple of, in bytes; a power of two
 * @param frameSize how far below the frame pointer the stack pointer is after the prologue, in
 *     bytes
 * @param relocations what has to be written into the code when it is loaded
 * @param traps instructions that may fault
 * @param addresses where the instructions come from
 * @param handlers calls whose exceptions are handled
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record CompiledFunction(
    byte[] code,
    int alignment,
    int frameSize,
    RelocationTable relocations,
    TrapTable traps,
    AddressMap addresses,
    HandlerTable handlers) {}
