package io.dunlin.wasm.type;

/**
 * The type of an array.
 *
 * @param element the type of each element
 */
public record ArrayType(FieldType element) implements CompositeType {}
