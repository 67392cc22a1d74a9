package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.ANYREF;
import static io.dunlin.wasm.validate.ModuleAssembler.I31REF;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.REF_NULL;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static io.dunlin.wasm.validate.ModuleAssembler.size;

import org.junit.jupiter.api.Test;

/** Type definitions and their hierarchy. */
class TypeSectionTests {
  private static final int REC = 0x4E;
  private static final int SUB_FINAL = 0x4F;
  private static final int SUB = 0x50;
  private static final int STRUCT = 0x5F;

  @Test
  void referencesStayWithinTheGroup() {
    new ModuleAssembler().type(STRUCT, 1, REF_NULL, 0, 0).valid();
    new ModuleAssembler().type(STRUCT, 1, REF_NULL, 1, 0).type(STRUCT, 0).invalid("unknown type 1");
    new ModuleAssembler().type(REC, 2, STRUCT, 1, REF_NULL, 1, 0, STRUCT, 0).valid();
  }

  @Test
  void supertypesComeFirstAndAreOpen() {
    new ModuleAssembler().type(SUB, 0, STRUCT, 0).type(SUB, 1, 0, STRUCT, 0).valid();
    new ModuleAssembler().type(SUB, 1, 0, STRUCT, 0).invalid("unknown type 0");
    new ModuleAssembler()
        .type(STRUCT, 0)
        .type(SUB, 1, 0, STRUCT, 0)
        .invalid("sub type 1 does not match super type 0");
    new ModuleAssembler()
        .type(SUB_FINAL, 0, STRUCT, 0)
        .type(SUB, 1, 0, STRUCT, 0)
        .invalid("sub type 1 does not match super type 0");
    new ModuleAssembler()
        .type(SUB, 0, STRUCT, 0)
        .type(SUB, 2, 0, 0, STRUCT, 0)
        .invalid("sub type 1 has more than one super type");
  }

  private static ModuleAssembler pair(byte[] sup, byte[] sub) {
    return new ModuleAssembler().type(SUB, 0, sup).type(SUB, 1, 0, sub);
  }

  @Test
  void structuresAddFieldsAndNarrowImmutableOnes() {
    byte[] any = bytes(STRUCT, 1, ANYREF, 0);
    pair(any, bytes(STRUCT, 2, ANYREF, 0, I32, 0)).valid();
    pair(any, bytes(STRUCT, 1, I31REF, 0)).valid();
    pair(any, bytes(STRUCT, 0)).invalid("sub type 1 does not match super type 0");
    pair(any, bytes(STRUCT, 1, ANYREF, 1)).invalid("sub type");
    byte[] mutable = bytes(STRUCT, 1, ANYREF, 1);
    pair(mutable, mutable).valid();
    pair(mutable, bytes(STRUCT, 1, I31REF, 1)).invalid("sub type");
  }

  @Test
  void functionsTakeMoreAndReturnLess() {
    byte[] function = bytes(0x60, 1, I31REF, 1, ANYREF);
    pair(function, bytes(0x60, 1, ANYREF, 1, I31REF)).valid();
    pair(bytes(0x60, 1, ANYREF, 0), bytes(0x60, 1, I31REF, 0)).invalid("sub type");
    pair(function, bytes(0x60, 0, 1, ANYREF)).invalid("sub type");
    pair(function, bytes(0x5E, ANYREF, 0)).invalid("sub type");
  }

  @Test
  void depthOfTheHierarchyIsLimited() {
    chain(63).valid();
    chain(64).invalid("too many super types of type 64");
  }

  private static ModuleAssembler chain(int subtypes) {
    ModuleAssembler module = new ModuleAssembler().type(SUB, 0, STRUCT, 0);
    for (int i = 0; i < subtypes; i++) {
      module.type(SUB, 1, size(i), STRUCT, 0);
    }
    return module;
  }
}
