package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.ANYREF;
import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.FUNCREF;
import static io.dunlin.wasm.validate.ModuleAssembler.I31REF;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.REF;
import static io.dunlin.wasm.validate.ModuleAssembler.REF_NULL;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** References, locals without a default value, structures, arrays and casts. */
class ReferenceRulesTests {
  private static final byte[] ZERO = bytes(Op.I32_CONST, 0);

  /** Type 0: nothing to nothing. 1: a structure of (mut i8), i64. 2: an array of (mut f32). */
  private static ModuleAssembler body(Object... code) {
    return types().function(0, code);
  }

  private static ModuleAssembler types() {
    return new ModuleAssembler()
        .func(">")
        .type(0x5F, 2, 0x78, 1, ModuleAssembler.I64, 0)
        .type(0x5E, ModuleAssembler.F32, 1);
  }

  @Test
  void functionReferencesMustBeDeclared() {
    body(Op.REF_FUNC, 0, Op.DROP, Op.END).invalid("undeclared function reference 0");
    body(Op.REF_FUNC, 1, Op.DROP, Op.END).invalid("unknown function 1");
    body(Op.REF_FUNC, 0, Op.DROP, Op.END).entry(SectionId.ELEMENT, 3, 0, 1, 0).valid();
    body(Op.REF_FUNC, 0, Op.DROP, Op.END).entry(SectionId.EXPORT, 1, 0x66, 0, 0).valid();
    body(Op.REF_FUNC, 0, Op.DROP, Op.END)
        .entry(SectionId.GLOBAL, FUNCREF, 0, Op.REF_FUNC, 0, Op.END)
        .valid();
    body(Op.REF_FUNC, 0, Op.DROP, Op.END)
        .entry(SectionId.START, 0)
        .invalid("undeclared function reference 0");
  }

  @Test
  void nullTests() {
    body(Op.REF_NULL, FUNCREF, Op.REF_IS_NULL, Op.DROP, Op.END).valid();
    body(ZERO, Op.REF_IS_NULL, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.BLOCK, EMPTY, Op.REF_NULL, FUNCREF, Op.BR_ON_NULL, 0, Op.DROP, Op.END, Op.END).valid();
    body(Op.BLOCK, EMPTY, Op.REF_NULL, FUNCREF, Op.BR_ON_NON_NULL, 0, Op.END, Op.END)
        .invalid("type mismatch: instruction requires a label of a reference");
    body(
            bytes(Op.BLOCK, REF, FUNCREF, Op.REF_NULL, FUNCREF, Op.BR_ON_NON_NULL, 0),
            bytes(Op.UNREACHABLE, Op.END, Op.DROP, Op.END))
        .valid();
  }

  @Test
  void localsWithoutDefaultMustBeSet() {
    byte[] locals = bytes(1, 1, REF, 1);
    byte[] create = bytes(Op.STRUCT_NEW_DEFAULT, 1);
    types()
        .functionWithLocals(0, locals, Op.LOCAL_GET, 0, Op.DROP, Op.END)
        .invalid("uninitialized local 0");
    types()
        .functionWithLocals(0, locals, create, Op.LOCAL_SET, 0, Op.LOCAL_GET, 0, Op.DROP, Op.END)
        .valid();
    types()
        .functionWithLocals(
            0,
            locals,
            bytes(Op.BLOCK, EMPTY, create, Op.LOCAL_SET, 0, Op.LOCAL_GET, 0, Op.DROP, Op.END),
            bytes(Op.LOCAL_GET, 0, Op.DROP, Op.END))
        .invalid("uninitialized local 0");
    types()
        .functionWithLocals(
            0,
            locals,
            bytes(ZERO, Op.IF, EMPTY, create, Op.LOCAL_SET, 0, Op.ELSE),
            bytes(Op.LOCAL_GET, 0, Op.DROP, Op.END, Op.END))
        .invalid("uninitialized local 0");
    types().functionWithLocals(0, bytes(1, 1, REF, 9), Op.END).invalid("unknown type 9");
  }

  @Test
  void structures() {
    byte[] create = bytes(Op.STRUCT_NEW_DEFAULT, 1);
    body(ZERO, Op.I64_CONST, 0, Op.STRUCT_NEW, 1, Op.DROP, Op.END).valid();
    body(ZERO, Op.STRUCT_NEW, 1, Op.DROP, Op.END).invalid("type mismatch");
    body(create, Op.STRUCT_GET_S, 1, 0, Op.DROP, Op.END).valid();
    body(create, Op.STRUCT_GET, 1, 0, Op.DROP, Op.END).invalid("type mismatch: field is packed");
    body(create, Op.STRUCT_GET_U, 1, 1, Op.DROP, Op.END)
        .invalid("type mismatch: field is unpacked");
    body(create, Op.STRUCT_GET, 1, 2, Op.DROP, Op.END).invalid("unknown field 2");
    body(create, ZERO, Op.STRUCT_SET, 1, 0, Op.END).valid();
    body(create, Op.I64_CONST, 0, Op.STRUCT_SET, 1, 1, Op.END).invalid("immutable field 1");
    body(Op.STRUCT_NEW_DEFAULT, 2, Op.DROP, Op.END)
        .invalid("type mismatch: type 2 is no structure");
    body(Op.STRUCT_NEW_DEFAULT, 3, Op.DROP, Op.END).invalid("unknown type 3");
  }

  @Test
  void arrays() {
    byte[] create = bytes(ZERO, Op.ARRAY_NEW_DEFAULT, 2);
    body(create, ZERO, Op.ARRAY_GET, 2, Op.DROP, Op.END).valid();
    body(create, ZERO, Op.ARRAY_GET_S, 2, Op.DROP, Op.END)
        .invalid("type mismatch: array is unpacked");
    body(create, Op.ARRAY_LEN, Op.DROP, Op.END).valid();
    body(create, create, Op.ARRAY_COPY, 2, 2, Op.END).invalid("type mismatch");
    body(create, ZERO, create, ZERO, ZERO, Op.ARRAY_COPY, 2, 2, Op.END).valid();
    body(Op.ARRAY_NEW_FIXED, 2, 0, Op.DROP, Op.END).valid();
    body(Op.ARRAY_NEW_FIXED, 2, 1, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.ARRAY_NEW_FIXED, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, Op.DROP, Op.END)
        .invalid("too many operands");
    body(ZERO, ZERO, Op.ARRAY_NEW_DATA, 2, 0, Op.DROP, Op.END)
        .invalid("data count section required");
    body(ZERO, ZERO, Op.ARRAY_NEW_ELEM, 2, 0, Op.DROP, Op.END).invalid("unknown elem segment 0");
  }

  @Test
  void casts() {
    body(Op.REF_NULL, ANYREF, Op.REF_TEST, I31REF, Op.DROP, Op.END).valid();
    body(Op.REF_NULL, FUNCREF, Op.REF_TEST, I31REF, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.REF_NULL, ANYREF, Op.REF_CAST, 1, Op.STRUCT_GET, 1, 1, Op.DROP, Op.END).valid();
    byte[] block = bytes(Op.BLOCK, REF_NULL, I31REF, Op.REF_NULL, ANYREF);
    byte[] end = bytes(Op.UNREACHABLE, Op.END, Op.DROP, Op.END);
    body(block, Op.BR_ON_CAST, 3, 0, ANYREF, I31REF, end).valid();
    body(block, Op.BR_ON_CAST, 3, 0, I31REF, ANYREF, end).invalid("type mismatch: target");
    body(block, Op.BR_ON_CAST_FAIL, 3, 0, ANYREF, I31REF, end)
        .invalid("type mismatch: reference that branches");
    body(Op.BLOCK, EMPTY, Op.REF_NULL, ANYREF, Op.BR_ON_CAST, 3, 0, ANYREF, I31REF, end)
        .invalid("type mismatch: instruction requires a label of a reference");
  }

  @Test
  void equivalentTypesAreOne() {
    new ModuleAssembler()
        .func("i>")
        .func("i>")
        .type(0x60, 1, REF, 0, 0)
        .function(2, bytes(ZERO, Op.LOCAL_GET, 0, Op.CALL_REF, 1, Op.END))
        .valid();
    new ModuleAssembler()
        .func("i>")
        .func("l>")
        .type(0x60, 1, REF, 0, 0)
        .function(2, bytes(Op.I64_CONST, 0, Op.LOCAL_GET, 0, Op.CALL_REF, 1, Op.END))
        .invalid("type mismatch");
  }

  @Test
  void subtypesStandForTheirSupertypes() {
    byte[] open = bytes(0x50, 0, 0x5F, 0);
    byte[] extended = bytes(0x50, 1, 0, 0x5F, 1, I32, 0);
    new ModuleAssembler()
        .type((Object) open)
        .type((Object) extended)
        .type(0x60, 1, REF, 1, 1, REF, 0)
        .function(2, Op.LOCAL_GET, 0, Op.END)
        .valid();
    new ModuleAssembler()
        .type((Object) open)
        .type((Object) extended)
        .type(0x60, 1, REF, 0, 1, REF, 1)
        .function(2, Op.LOCAL_GET, 0, Op.END)
        .invalid("type mismatch");
  }
}
