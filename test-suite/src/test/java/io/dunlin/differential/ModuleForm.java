package io.dunlin.differential;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wat.Wat;

/**
 * Ways to write a module down again. What comes out with the same bytes needs no run of its own.
 */
enum ModuleForm {
  /** Decoded and encoded. */
  REENCODED {
    @Override
    byte[] apply(byte[] module) {
      return BinaryEncoder.encode(BinaryDecoder.decode(module, Features.ALL));
    }
  },
  /** Printed and parsed. */
  TEXT {
    @Override
    byte[] apply(byte[] module) {
      return Wat.toBinary(Wat.toText(module));
    }
  };

  /** The module in this form, in the binary format. */
  abstract byte[] apply(byte[] module);
}
