package io.dunlin.wasm.module;

import io.dunlin.wasm.type.GlobalType;

/**
 * A global that the module defines.
 *
 * @param type its type
 * @param init its first value
 */
public record GlobalDefinition(GlobalType type, ConstExpr init) {}
