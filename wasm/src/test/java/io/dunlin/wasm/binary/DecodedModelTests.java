package io.dunlin.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a module that has everything looks like once it is decoded. */
class DecodedModelTests {
  private final byte[] bytes = ModuleBytes.everything();
  private final WasmModule module = BinaryDecoder.decode(bytes, Features.ALL);

  private byte[] bytes(int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  private byte[] bytes(ConstExpr expression) {
    assertSame(bytes, expression.bytes());
    return bytes(expression.start(), expression.end());
  }

  private byte[] bytes(ByteRange range) {
    return bytes(range.start(), range.end());
  }

  @Test
  void bytesAreShared() {
    assertSame(bytes, module.bytes());
  }

  @Test
  void types() {
    assertEquals(6, module.recGroups().size());
    assertEquals(7, module.types().size());
    assertEquals(2, module.recGroups().get(2).firstIndex());
    assertEquals(2, module.recGroups().get(2).types().size());
    assertEquals(new FuncType(List.of(), List.of()), module.funcType(0));
    assertEquals("[i32 i64] -> [f32]", module.funcType(1).toString());
    assertEquals("[] -> [funcref externref]", module.funcType(6).toString());
    FieldType bytes = new FieldType(StorageType.I8, true);
    FieldType array = new FieldType(StorageType.of(ValType.ref(true, HeapType.concrete(3))), false);
    assertEquals(
        new SubType(false, List.of(), new StructType(List.of(bytes, array))),
        module.types().get(2));
    FieldType element =
        new FieldType(StorageType.of(ValType.ref(false, HeapType.concrete(2))), true);
    assertEquals(new SubType(false, List.of(), new ArrayType(element)), module.types().get(3));
    FieldType vector = new FieldType(StorageType.of(ValType.V128), true);
    assertEquals(
        new SubType(true, List.of(2), new StructType(List.of(bytes, array, vector))),
        module.types().get(4));
  }

  @Test
  void imports() {
    TableType table = new TableType(AddressType.I32, Limits.between(1, 2), ValType.FUNCREF);
    assertEquals(
        List.of(
            new Import("m", "f", new FunctionType(0)),
            new Import("m", "t", table),
            new Import("m", "m", MemoryType.of(Limits.atLeast(1))),
            new Import("m", "g", new GlobalType(ValType.I32, false)),
            new Import("m", "e", new TagType(5))),
        module.imports());
    assertEquals(1, module.importedFunctionCount());
    assertEquals(1, module.importedTableCount());
    assertEquals(1, module.importedMemoryCount());
    assertEquals(1, module.importedGlobalCount());
    assertEquals(1, module.importedTagCount());
  }

  @Test
  void indexSpacesBeginWithImports() {
    assertEquals(3, module.functionCount());
    assertEquals(0, module.functionTypeIndex(0));
    assertEquals(0, module.functionTypeIndex(1));
    assertEquals(1, module.functionTypeIndex(2));
    assertEquals(module.funcType(1), module.functionType(2));
    assertEquals(
        new TableType(AddressType.I64, Limits.between(0, 255), ValType.FUNCREF),
        module.tableTypes().get(1));
    assertEquals(
        List.of(
            MemoryType.of(Limits.atLeast(1)),
            new MemoryType(AddressType.I64, Limits.between(1, 2), false, 16),
            new MemoryType(AddressType.I32, Limits.between(1, 2), true, 16),
            new MemoryType(AddressType.I32, Limits.atLeast(7), false, 0)),
        module.memoryTypes());
    assertEquals(new GlobalType(ValType.I32, true), module.globalTypes().get(1));
    assertEquals(List.of(new TagType(5), new TagType(5)), module.tagTypes());
    for (ExternKind kind : ExternKind.values()) {
      assertEquals(kind, module.externType(kind, module.count(kind) - 1).kind());
    }
  }

  @Test
  void initializers() {
    assertNull(module.tables().get(0).init());
    ConstExpr init = module.tables().get(1).init();
    assertNotNull(init);
    assertArrayEquals(ModuleBytes.hex("d2 01 0b"), bytes(init));
    assertArrayEquals(ModuleBytes.hex("41 2a 0b"), bytes(module.globals().get(0).init()));
    assertArrayEquals(ModuleBytes.hex("d0 02 0b"), bytes(module.globals().get(1).init()));
  }

  @Test
  void exportsAndStart() {
    assertEquals(
        List.of(
            new Export("f", ExternKind.FUNC, 1),
            new Export("t", ExternKind.TABLE, 1),
            new Export("m", ExternKind.MEMORY, 1),
            new Export("g", ExternKind.GLOBAL, 1),
            new Export("e", ExternKind.TAG, 0)),
        module.exports());
    assertEquals(0, module.startFunction());
  }

  @Test
  void elementSegments() {
    ValType functions = ValType.ref(false, HeapType.FUNC);
    SegmentMode active = SegmentMode.ACTIVE;
    assertSegment(0, active, 0, "41 00 0b", functions, true);
    assertSegment(1, SegmentMode.PASSIVE, 0, null, functions, true);
    assertSegment(2, active, 1, "42 00 0b", functions, true);
    assertSegment(3, SegmentMode.DECLARATIVE, 0, null, functions, true);
    assertSegment(4, active, 0, "41 00 0b", ValType.FUNCREF, false);
    assertSegment(5, SegmentMode.PASSIVE, 0, null, ValType.FUNCREF, false);
    assertSegment(6, active, 2, "41 00 0b", functions, false);
    assertSegment(7, SegmentMode.DECLARATIVE, 0, null, ValType.FUNCREF, false);
    assertEquals(1, module.elements().get(0).function(0));
    assertArrayEquals(
        ModuleBytes.hex("d0 70 0b"), bytes(module.elements().get(5).expressions().get(0)));
  }

  private void assertSegment(
      int index,
      SegmentMode mode,
      int table,
      @Nullable String offset,
      ValType type,
      boolean functions) {
    ElementSegment segment = module.elements().get(index);
    assertEquals(mode, segment.mode());
    assertEquals(table, segment.table());
    assertEquals(type, segment.type());
    assertEquals(1, segment.size());
    assertEquals(functions, segment.hasFunctions());
    ConstExpr expression = segment.offset();
    if (offset == null) {
      assertNull(expression);
    } else {
      assertNotNull(expression);
      assertArrayEquals(ModuleBytes.hex(offset), bytes(expression));
    }
  }

  @Test
  void dataSegments() {
    assertEquals(3, module.dataCount());
    assertEquals(3, module.dataSegments().size());
    DataSegment first = module.dataSegments().get(0);
    assertEquals(SegmentMode.ACTIVE, first.mode());
    assertEquals(0, first.memory());
    assertArrayEquals(ModuleBytes.hex("68 69"), bytes(first.content()));
    DataSegment second = module.dataSegments().get(1);
    assertEquals(SegmentMode.PASSIVE, second.mode());
    assertNull(second.offset());
    assertArrayEquals(ModuleBytes.hex("78"), bytes(second.content()));
    DataSegment third = module.dataSegments().get(2);
    assertEquals(1, third.memory());
    assertEquals(0, third.content().length());
  }

  @Test
  void bodies() {
    assertEquals(2, module.bodies().size());
    FunctionBody body = module.body(2);
    assertEquals(2, body.functionIndex());
    assertArrayEquals(
        ModuleBytes.hex("01 01 7f 43 00 00 00 00 0b"), bytes(body.start(), body.end()));
  }

  @Test
  void customSections() {
    assertEquals(
        List.of("first", "middle", "name", "last"),
        List.of(
            module.customSections().get(0).name(),
            module.customSections().get(1).name(),
            module.customSections().get(2).name(),
            module.customSections().get(3).name()));
    assertEquals(0, module.customSections().get(0).place());
    assertEquals(2, module.customSections().get(1).place());
    assertEquals(11, module.customSections().get(3).place());
    assertArrayEquals(ModuleBytes.hex("01"), bytes(module.customSections().get(0).content()));
  }

  @Test
  void names() {
    assertEquals("m", module.names().module());
    assertEquals("f", module.names().function(0));
    assertNull(module.names().function(1));
    assertFalse(module.names().isEmpty());
    assertTrue(BinaryDecoder.decode(ModuleBytes.module(), Features.DEFAULT).names().isEmpty());
  }
}
