package io.dunlin.wat.parse;

import io.dunlin.wasm.op.Op;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds instructions by the bytes of their names; what {@link Op#ofMnemonic} does for strings. */
final class Mnemonics {
  private static final NameTable NAMES = new NameTable();
  private static final List<Op> OPS = new ArrayList<>();

  static {
    for (Op op : Op.values()) {
      if (NAMES.intern(op.mnemonic()) == OPS.size()) {
        OPS.add(Op.ofMnemonic(op.mnemonic()));
      }
    }
  }

  private Mnemonics() {}

  /** The instruction whose name the cursor stands on, or null. */
  static @Nullable Op find(Lexer lexer) {
    int number = NAMES.find(lexer.bytes(), lexer.start(), lexer.end());
    return number == NameTable.ABSENT ? null : OPS.get(number);
  }
}
