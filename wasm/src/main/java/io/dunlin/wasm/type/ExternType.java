package io.dunlin.wasm.type;

/** The type of something that is imported or exported. */
public sealed interface ExternType
    permits FunctionType, TableType, MemoryType, GlobalType, TagType {
  /** What it is the type of. */
  ExternKind kind();
}
