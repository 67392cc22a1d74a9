package io.dunlin;

import io.dunlin.wasm.type.ExternKind;

/** Something that instances export and import. */
public sealed interface Extern permits Func, Memory, SharedMemory, Table, Global, Tag {
  /** What it is. */
  ExternKind kind();

  /**
   * Whether instances of this store may import it: what belongs to a store serves that one only, a
   * {@link SharedMemory} every store of its engine.
   */
  boolean isUsableIn(Store<?> store);
}
