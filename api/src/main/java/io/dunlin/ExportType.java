package io.dunlin;

import io.dunlin.wasm.type.ExternType;

/**
 * What a module exports.
 *
 * @param name its name
 * @param type what it is, in canonical ids of the engine
 */
public record ExportType(String name, ExternType type) {}
