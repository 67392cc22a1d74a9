package io.dunlin;

import io.dunlin.wasm.type.ExternKind;

/** Something that instances export and import. Belongs to a store. */
public sealed interface Extern permits Func, Memory, Table, Global, Tag {
  /** What it is. */
  ExternKind kind();

  /** The store that it belongs to. */
  Store<?> store();
}
