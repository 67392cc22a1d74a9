package io.dunlin.spi.trap;

import io.dunlin.wasm.module.WasmModule;

/**
 * A WebAssembly function that was active when something happened.
 *
 * @param module the module that the function belongs to
 * @param functionIndex its index there, imports counted
 * @param codeOffset the offset, in the module's bytes, of the instruction that it had reached
 */
public record TrapFrame(WasmModule module, int functionIndex, int codeOffset) {}
