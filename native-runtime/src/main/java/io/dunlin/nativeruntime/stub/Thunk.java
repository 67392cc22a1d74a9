package io.dunlin.nativeruntime.stub;

import io.dunlin.nativeruntime.exec.CodeBlock;

/** Code that passes values of one shape; it stays as long as this object is reachable. */
public final class Thunk {
  private final long address;

  Thunk(CodeBlock block) {
    address = block.address();
  }

  /** Where the code is. */
  public long address() {
    return address;
  }
}
