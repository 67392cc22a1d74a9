package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.List;

/** The kinds of the parameters or of the results of a function, looked at once for all calls. */
final class ValueKinds {
  private final ValueKind[] all;
  private final boolean[] halfWords;
  private final boolean words;
  private final boolean references;

  ValueKinds(List<ValType> list, TypeRegistry types) {
    all = ValueKind.ofAll(list, types);
    halfWords = new boolean[all.length];
    boolean eachIsWord = true;
    boolean anyIsReference = false;
    for (int i = 0; i < all.length; i++) {
      halfWords[i] = all[i] == ValueKind.I32 || all[i] == ValueKind.F32;
      anyIsReference |= all[i].isReference();
      eachIsWord &= all[i] != ValueKind.V128 && !all[i].isReference();
    }
    words = eachIsWord;
    references = anyIsReference;
  }

  /** How many there are. */
  int count() {
    return all.length;
  }

  /** One after the other; not to be changed. */
  ValueKind[] all() {
    return all;
  }

  /** Whether they are numbers of at most 64 bits. */
  boolean areWords() {
    return words;
  }

  /** Whether one of them is a number of 32 bits. */
  boolean isHalfWord(int index) {
    return halfWords[index];
  }

  /** Whether there are references among them. */
  boolean haveReferences() {
    return references;
  }
}
