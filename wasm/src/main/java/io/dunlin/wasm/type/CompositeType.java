package io.dunlin.wasm.type;

/** What a type definition describes: a function, a structure or an array. */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
