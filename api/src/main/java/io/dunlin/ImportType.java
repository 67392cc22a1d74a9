package io.dunlin;

import io.dunlin.wasm.type.ExternType;

/**
 * What a module imports.
 *
 * @param module the name of the module that it is asked of
 * @param name its name there
 * @param type what it must be, in canonical ids of the engine
 */
public record ImportType(String module, String name, ExternType type) {}
