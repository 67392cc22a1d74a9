package io.dunlin.wasm.module;

import io.dunlin.wasm.type.ExternType;

/**
 * An import.
 *
 * @param module the name of the module that it is asked of
 * @param name its name there
 * @param type what it must be
 */
public record Import(String module, String name, ExternType type) {}
