package io.dunlin.wat.parse;

import static io.dunlin.wat.parse.Texts.assertFault;
import static io.dunlin.wat.parse.Texts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.Wat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types, their definitions and uses. */
class TypeParserTests {
  @ParameterizedTest
  @CsvSource({
    "i32, i32",
    "i64, i64",
    "f32, f32",
    "f64, f64",
    "v128, v128",
    "funcref, (ref null func)",
    "externref, (ref null extern)",
    "anyref, (ref null any)",
    "eqref, (ref null eq)",
    "i31ref, (ref null i31)",
    "structref, (ref null struct)",
    "arrayref, (ref null array)",
    "exnref, (ref null exn)",
    "nullref, (ref null none)",
    "nullfuncref, (ref null nofunc)",
    "nullexternref, (ref null noextern)",
    "nullexnref, (ref null noexn)",
    "(ref func), (ref func)",
    "(ref null $t), (ref null 0)",
    "(ref $t), (ref 0)",
  })
  void valueTypes(String type, String expanded) {
    WasmModule module = Wat.parse("(type $t (func)) (type (func (param " + type + ")))");
    assertEquals(type.replace("$t", "0"), module.funcType(1).params().get(0).toString());
    assertSame(
        "(type $t (func)) (type (func (param " + expanded + ")))",
        "(type $t (func)) (type (func (param " + type + ")))");
  }

  @Test
  void functionTypes() {
    FuncType type =
        Wat.parse(
                "(type (func (param i32 i64) (param) (param $x f32) (param f64)"
                    + " (result i32) (result) (result i64 v128)))")
            .funcType(0);
    assertEquals(List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64), type.params());
    assertEquals(List.of(ValType.I32, ValType.I64, ValType.V128), type.results());
  }

  @Test
  void structuresAndArrays() {
    List<SubType> types =
        Wat.parse(
                "(type (struct)) (type (struct (field) (field i8 (mut i16)) (field $x (ref 0))"
                    + " (field (mut f64)))) (type (array (mut i8))) (type (array (ref null 2)))")
            .types();
    assertEquals(List.of(), ((StructType) types.get(0).composite()).fields());
    assertEquals(
        "[i8, (mut i16), (ref 0), (mut f64)]",
        ((StructType) types.get(1).composite()).fields().toString());
    assertEquals("(mut i8)", ((ArrayType) types.get(2).composite()).element().toString());
    assertEquals("(ref null 2)", ((ArrayType) types.get(3).composite()).element().toString());
    assertTrue(types.get(0).isFinal());
  }

  @Test
  void groupsAndSubtypes() {
    WasmModule module =
        Wat.parse(
            """
            (rec
              (type $a (sub (struct (field (ref null $b)))))
              (type $b (sub $a (struct (field (ref null $b)))))
            )
            (rec)
            (type $c (sub final $b (struct (field (ref null $b)))))
            (rec (type $d (sub final (func))))
            (type $e (sub 0 1 (array i32)))
            """);
    assertEquals(5, module.recGroups().size());
    assertEquals(2, module.recGroups().get(0).types().size());
    assertEquals(0, module.recGroups().get(1).types().size());
    SubType a = module.types().get(0);
    assertFalse(a.isFinal());
    assertEquals(List.of(), a.supertypes());
    assertEquals(List.of(0), module.types().get(1).supertypes());
    assertTrue(module.types().get(2).isFinal());
    assertEquals(List.of(1), module.types().get(2).supertypes());
    assertEquals(SubType.plain(new FuncType(List.of(), List.of())), module.types().get(3));
    assertEquals(List.of(0, 1), module.types().get(4).supertypes());
  }

  @Test
  void memoriesAndTables() {
    WasmModule module =
        Wat.parse(
            """
            (memory 1) (memory i32 1 2) (memory i64 0 0x1_0000_0000_0000) (memory 1 2 shared)
            (memory 1 2 unshared) (memory 5 (pagesize 1)) (memory i64 1 2 shared (pagesize 0x10000))
            (table 1 funcref) (table i64 1 0xffff_ffff_ffff_ffff (ref null extern))
            """);
    List<MemoryType> memories = module.memoryTypes();
    assertEquals(MemoryType.of(Limits.atLeast(1)), memories.get(0));
    assertEquals(MemoryType.of(Limits.between(1, 2)), memories.get(1));
    assertEquals(AddressType.I64, memories.get(2).addressType());
    assertEquals(Limits.between(0, 1L << 48), memories.get(2).limits());
    assertEquals(MemoryType.ofShared(Limits.between(1, 2)), memories.get(3));
    assertFalse(memories.get(4).shared());
    assertEquals(1, memories.get(5).pageSize());
    assertEquals(16, memories.get(6).pageSizeLog2());
    assertEquals(
        new TableType(AddressType.I64, Limits.between(1, -1), ValType.EXTERNREF),
        module.tableTypes().get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A type that is written out is the first equal one that stands alone.
        "(func (param i32)) | (type (func (param i32))) (func (type 0))",
        "(type (func)) (type (func (param i32))) (type (func (param i32))) (func (param i32))"
            + " | (type (func)) (type (func (param i32))) (type (func (param i32))) (func (type 1))",
        "(rec (type (func)) (type (func))) (func)"
            + " | (rec (type (func)) (type (func))) (type (func)) (func (type 2))",
        "(type (sub (func))) (func) | (type (sub (func))) (type (func)) (func (type 1))",
        "(type (sub final (func))) (func) | (type (func)) (func (type 0))",
        // New ones are defined in the order of their uses, behind all others.
        "(func (result i32)) (func) (type (func (param i32)))"
            + " | (type (func (param i32))) (type (func (result i32))) (type (func))"
            + " (func (type 1)) (func (type 2))",
        "(func call_indirect (param i32)) (func (param i64))"
            + " | (type (func)) (type (func (param i32))) (type (func (param i64)))"
            + " (func (type 0) call_indirect (type 1)) (func (type 2))",
        "(import \"\" \"\" (func (param $x i32))) (tag (param i64))"
            + " | (type (func (param i32))) (type (func (param i64)))"
            + " (import \"\" \"\" (func (type 0) (param $x i32))) (tag (type 1))",
        "(func block (result i32 i32) end)"
            + " | (type (func)) (type (func (result i32 i32))) (func (type 0) block (type 1) end)",
        "(func block (result i32) end) | (type (func)) (func (type 0) block (result i32) end)",
        "(type $t (func (param i32))) (func (type $t) (param i32))"
            + " | (type $t (func (param i32))) (func (type 0))",
        "(func $f (type 3)) | (func $f (type 3))",
      })
  void typeUses(String text, String expected) {
    assertSame(expected, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unexpected token, expected func, struct or array | (type (\u00ABfield\u00BB))",
        "unexpected token, expected func, struct or array | (type \u00ABi32\u00BB)",
        "unexpected token, expected func, struct or array | (type (sub (\u00ABsub\u00BB)))",
        "unexpected token, expected a value type | (type (func (param \u00ABi8\u00BB)))",
        "unexpected token, expected a value type | (type (struct (field (mut\u00AB)\u00BB)))",
        "unknown operator i33 | (type (func (param \u00ABi33\u00BB)))",
        "unexpected token, expected a heap type | (type (func (param (ref\u00AB)\u00BB)))",
        "unexpected token, expected a heap type | (type (func (param (ref \u00ABi32\u00BB))))",
        "unexpected token, expected ) | (type (array i32 \u00ABi32\u00BB))",
        "unexpected token, expected ) | (type (func) \u00AB(\u00BBfunc))",
        "unexpected token, expected ) | (type (func (param $x i32 \u00ABi32\u00BB)))",
        "unexpected token, expected ) | (type (struct \u00ABi32\u00BB))",
        "unexpected token, expected what follows a type use"
            + " | (type (func (result i32) (\u00ABparam\u00BB i32)))",
        "unexpected token, expected what follows a type use"
            + " | (type (func)) (func (param i32) (\u00ABtype\u00BB 0))",
        "unexpected token, expected (type | (rec \u00AB(\u00BBfunc))",
        "unknown type $t | (type (func (param (ref \u00AB$t\u00BB))))",
        "unknown type 4294967295 | (type (func (param (ref \u00AB4294967295\u00BB))))",
        "unknown type 7 | (func (type \u00AB7\u00BB) (param i32))",
        "non-function type 0 | (type (struct)) (func (type \u00AB0\u00BB) (param i32))",
        "inline function type does not match type 0, [i32] -> []"
            + " | (type (func (param i32))) (func (type \u00AB0\u00BB) (param i64))",
        "inline function type does not match type 0, [i32] -> []"
            + " | (type $t (func (param i32))) (func block (type \u00AB$t\u00BB) (result i64) end)",
        "unexpected token, expected a value type"
            + " | (type (func (param i32))) (func block (type 0) (param \u00AB$x\u00BB i32) end)",
        "invalid custom page size: 3 is no power of two | (memory 1 (pagesize \u00AB3\u00BB))",
        "invalid custom page size: 0 is no power of two | (memory 1 (pagesize \u00AB0\u00BB))",
        "unexpected token, expected ) | (memory 1 2 \u00AB3\u00BB)",
        "unexpected token, expected an unsigned integer | (memory \u00ABshared\u00BB)",
      })
  void faults(String reason, String text) {
    assertFault(reason, text);
  }
}
