package io.dunlin.wat.print;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;

/** The locals that a function's body declares, and what follows them. */
final class LocalDeclarations {
  private final InstructionReader in;
  private final int[] counts;
  private final int[] types;
  private int count;

  private LocalDeclarations(InstructionReader in, int declarations) {
    this.in = in;
    counts = new int[declarations];
    types = new int[declarations];
  }

  /** Reads those of a body. */
  static LocalDeclarations read(FunctionBody body) {
    InstructionReader in = new InstructionReader(body.bytes(), body.start(), body.end());
    int declarations = in.readCount(Integer.MAX_VALUE, "declarations of locals");
    LocalDeclarations locals = new LocalDeclarations(in, declarations);
    for (int i = 0; i < declarations; i++) {
      locals.readDeclaration(i);
    }
    return locals;
  }

  private void readDeclaration(int i) {
    int start = in.position();
    counts[i] = in.readU32();
    types[i] = in.readValueType();
    long all = count + Integer.toUnsignedLong(counts[i]);
    if (all > WasmLimits.LOCALS) {
      throw in.malformed("too many locals: the limit is " + WasmLimits.LOCALS, start);
    }
    count = (int) all;
  }

  /** The number of locals, parameters not counted. */
  int count() {
    return count;
  }

  /** The types of the locals, as codes. */
  int[] types() {
    int[] all = new int[count];
    int local = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[i]; j++) {
        all[local++] = types[i];
      }
    }
    return all;
  }

  /** The reader, which stands on the first instruction. */
  InstructionReader instructions() {
    return in;
  }
}
