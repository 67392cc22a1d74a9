package io.dunlin.wasm.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WasmModuleTests {
  private final WasmModule.Builder builder = new WasmModule.Builder(new byte[4]);

  @Test
  void functionsAreNumberedBehindTheImported() {
    builder.addImport(new Import("a", "b", new FunctionType(3)));
    builder.addImport(new Import("a", "c", new TagType(4)));
    builder.addImport(new Import("a", "d", new FunctionType(5)));
    builder.addFunction(6);
    builder.addBody(new FunctionBody(2, new byte[2], 0, 2));
    assertEquals(2, builder.importedCount(ExternKind.FUNC));
    assertEquals(1, builder.importedCount(ExternKind.TAG));
    WasmModule module = builder.build();
    assertEquals(3, module.functionCount());
    assertEquals(5, module.functionTypeIndex(1));
    assertEquals(6, module.functionTypeIndex(2));
    assertEquals(2, module.body(2).functionIndex());
    assertEquals(new FunctionType(5), module.externType(ExternKind.FUNC, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> module.body(1));
  }

  @Test
  void groupsFollowEachOther() {
    FuncType type = new FuncType(List.of(), List.of());
    builder.addRecGroup(new RecGroup(0, List.of(SubType.plain(type), SubType.plain(type))));
    assertEquals(2, builder.typeCount());
    RecGroup misplaced = new RecGroup(1, List.of());
    assertThrows(IllegalArgumentException.class, () -> builder.addRecGroup(misplaced));
  }

  @Test
  void onlyFunctionTypesAreFunctionTypes() {
    StructType struct = new StructType(List.of(new FieldType(StorageType.I8, false)));
    builder.addRecGroup(new RecGroup(0, List.of(SubType.plain(struct))));
    WasmModule module = builder.build();
    assertThrows(IllegalArgumentException.class, () -> module.funcType(0));
    assertThrows(IllegalArgumentException.class, () -> module.funcType(1));
    assertThrows(IllegalArgumentException.class, () -> module.funcType(-1));
  }

  @Test
  void aModuleDoesNotChangeWithItsBuilder() {
    WasmModule module = builder.build();
    builder.addExport(new Export("late", ExternKind.FUNC, 0));
    assertEquals(0, module.exports().size());
    assertThrows(
        UnsupportedOperationException.class,
        () -> module.exports().add(new Export("x", ExternKind.FUNC, 0)));
  }

  @Test
  void namesAreReadOnceAndWhenAskedFor() {
    AtomicInteger reads = new AtomicInteger();
    NameSection names = new NameSection.Builder().module("m").build();
    builder.names(
        () -> {
          reads.incrementAndGet();
          return names;
        });
    WasmModule module = builder.build();
    assertEquals(0, reads.get());
    assertSame(names, module.names());
    assertSame(names, module.names());
    assertEquals(1, reads.get());
  }

  @Test
  void elementsAreFunctionsOrExpressions() {
    ValType type = ValType.ref(false, HeapType.FUNC);
    int[] indices = {4, 5};
    ElementSegment functions =
        ElementSegment.ofFunctions(SegmentMode.PASSIVE, 0, null, type, indices);
    indices[0] = 9;
    assertEquals(4, functions.function(0));
    assertEquals(2, functions.size());
    ElementSegment expressions =
        ElementSegment.ofExpressions(SegmentMode.PASSIVE, 0, null, type, List.of());
    assertThrows(IllegalStateException.class, () -> expressions.function(0));
  }
}
