package io.dunlin.wasm.module;

import io.dunlin.wasm.type.ExternKind;

/**
 * An export.
 *
 * @param name its name, unique in the module
 * @param kind what it is
 * @param index its index in the index space of its kind
 */
public record Export(String name, ExternKind kind, int index) {}
