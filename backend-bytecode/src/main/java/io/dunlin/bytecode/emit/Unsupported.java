package io.dunlin.bytecode.emit;

import io.dunlin.spi.code.UnsupportedModuleException;
import io.dunlin.wasm.op.Op;

/** Refuses what the backend does not support. */
final class Unsupported {
  private Unsupported() {}

  static UnsupportedModuleException instruction(Emission emission, Op op) {
    return new UnsupportedModuleException(
        "the bytecode backend does not support "
            + op.mnemonic()
            + " (function "
            + emission.form.function().functionIndex()
            + ")");
  }
}
