package io.dunlin.wasm.module;

import io.dunlin.wasm.type.TableType;
import org.jspecify.annotations.Nullable;

/**
 * A table that the module defines.
 *
 * @param type its type
 * @param init what its elements are at first, or null for null references
 */
public record TableDefinition(TableType type, @Nullable ConstExpr init) {}
