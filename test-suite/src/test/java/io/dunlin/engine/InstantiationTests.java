package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Table;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.ValType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Linking, instantiation, limits, reset, and the handles that instances give. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class InstantiationTests {
  private final Engine engine;
  private final Store<@Nullable Void> store;

  InstantiationTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  private Instance instantiate(ModuleBuilder module, Extern... imports) {
    return Instance.create(store, Module.of(engine, module.build()), imports);
  }

  private static ModuleBuilder counter() {
    return new ModuleBuilder()
        .type(">")
        .type(">i")
        .memory(1, 3)
        .table(2, 4)
        .global(5)
        .func(
            0,
            code -> {
              code.writeIndex(Op.GLOBAL_GET, 0);
              code.writeConstant(Op.I32_CONST, 1);
              code.write(Op.I32_ADD);
              code.writeIndex(Op.GLOBAL_SET, 0);
            })
        .func(1, code -> code.writeIndex(Op.GLOBAL_GET, 0))
        .start(0)
        .elements(1, 1)
        .data(3, "hello")
        .export("memory", ExternKind.MEMORY, 0)
        .export("table", ExternKind.TABLE, 0)
        .export("count", ExternKind.GLOBAL, 0)
        .export("get", ExternKind.FUNC, 1);
  }

  @Test
  void segmentsAreCopiedAndTheStartFunctionRuns() {
    Instance instance = instantiate(counter());
    assertEquals("hello", instance.memory("memory").orElseThrow().readUtf8(3, 5));
    assertEquals(Val.i32(6), instance.global("count").orElseThrow().get());
    Table table = instance.table("table").orElseThrow();
    assertEquals(null, table.get(0).funcref());
    assertEquals(instance.func("get").orElseThrow(), table.get(1).funcref());
    assertEquals(Set.of("memory", "table", "count", "get"), instance.exports().keySet());
  }

  @Test
  void resetBringsTheFirstStateBack() {
    Instance instance = instantiate(counter());
    Memory memory = instance.memory("memory").orElseThrow();
    Global count = instance.global("count").orElseThrow();
    Table table = instance.table("table").orElseThrow();
    memory.fill(0, (byte) 7, 100);
    assertEquals(1, memory.grow(1));
    count.set(Val.i32(99));
    table.set(1, Val.funcref(null));
    table.grow(1, Val.funcref(null));
    instance.reset();
    assertEquals(1, memory.pages());
    assertEquals(0, memory.getByte(0));
    assertEquals("hello", memory.readUtf8(3, 5));
    assertEquals(Val.i32(6), count.get());
    assertEquals(2, table.size());
    assertEquals(instance.func("get").orElseThrow(), table.get(1).funcref());
  }

  @Test
  void whatWasWrittenBeforeATrapStays() {
    Memory memory = Memory.of(store, MemoryType.of(Limits.atLeast(1)));
    ModuleBuilder module =
        new ModuleBuilder().importMemory("", "", 1).data(0, "first").data(65535, "second");
    Trap trap = assertThrows(Trap.class, () -> instantiate(module, memory));
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
    assertEquals("first", memory.readUtf8(0, 5));
    assertEquals(0, memory.getByte(65535));
  }

  @Test
  void importsAreMatched() {
    ModuleBuilder module = new ModuleBuilder().importMemory("env", "memory", 2);
    Memory small = Memory.of(store, MemoryType.of(Limits.atLeast(1)));
    LinkException tooSmall = assertThrows(LinkException.class, () -> instantiate(module, small));
    assertTrue(
        String.valueOf(tooSmall.getMessage())
            .startsWith("incompatible import type for 'env' 'memory'"));
    small.grow(1);
    instantiate(module, small);
    Global global = Global.of(store, new GlobalType(ValType.I32, false), Val.i32(1));
    assertThrows(LinkException.class, () -> instantiate(module, global));
    assertThrows(LinkException.class, () -> instantiate(module));
    Linker<@Nullable Void> linker = new Linker<>(engine);
    LinkException unknown =
        assertThrows(
            LinkException.class,
            () -> linker.instantiate(store, Module.of(engine, module.build())));
    assertEquals(
        "unknown import: memory 'env' 'memory' has not been defined", unknown.getMessage());
  }

  @Test
  void mutableGlobalsAreSharedAndConstantOnesAreNot() {
    Global shared = Global.of(store, new GlobalType(ValType.I32, true), Val.i32(1));
    ModuleBuilder module =
        new ModuleBuilder()
            .type(">")
            .importGlobal("", "", 'i', true)
            .func(
                0,
                code -> {
                  code.writeConstant(Op.I32_CONST, 42);
                  code.writeIndex(Op.GLOBAL_SET, 0);
                })
            .export("set", ExternKind.FUNC, 0);
    instantiate(module, shared).func("set").orElseThrow().call();
    assertEquals(Val.i32(42), shared.get());
    Global constant = Global.of(store, new GlobalType(ValType.I32, false), Val.i32(1));
    assertThrows(IllegalStateException.class, () -> constant.set(Val.i32(2)));
    assertThrows(LinkException.class, () -> instantiate(module, constant));
  }

  @Test
  void aLinkerRefusesASecondDefinitionUnlessAllowed() {
    Instance first = instantiate(counter());
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.instance("env", first);
    assertThrows(IllegalArgumentException.class, () -> linker.instance("env", first));
    linker.allowShadowing(true).instance("env", first);
    linker.alias("env", "memory", "other", "m");
    assertEquals(first.memory("memory"), linker.get(store, "other", "m"));
    assertThrows(
        IllegalArgumentException.class, () -> linker.alias("env", "nothing", "other", "n"));
  }

  @Test
  void limitsBoundWhatAStoreHolds() {
    store.setLimiter(
        StoreLimits.NONE.withMemoryBytes(2 * 65536).withTableElements(3).withInstances(2));
    Instance instance = instantiate(counter());
    Memory memory = instance.memory("memory").orElseThrow();
    assertEquals(1, memory.grow(1));
    assertEquals(-1, memory.grow(1));
    assertEquals(2, memory.pages());
    Table table = instance.table("table").orElseThrow();
    assertEquals(2, table.grow(1, Val.funcref(null)));
    assertEquals(-1, table.grow(1, Val.funcref(null)));
    assertThrows(
        ResourceLimitException.class, () -> Memory.of(store, MemoryType.of(Limits.atLeast(3))));
    instantiate(counter());
    assertThrows(ResourceLimitException.class, () -> instantiate(counter()));
  }

  @Test
  void memoryIsReadAndWrittenWithinItsBounds() {
    Memory memory = Memory.of(store, MemoryType.of(Limits.between(1, 2)));
    memory.setLong(8, 0x1122334455667788L);
    assertEquals((byte) 0x88, memory.getByte(8));
    assertEquals((short) 0x7788, memory.getShort(8));
    assertEquals(0x11223344, memory.getInt(12));
    assertEquals(0x1122334455667788L, memory.view().getLong(8));
    assertEquals(5, memory.writeUtf8(65531, "hello"));
    assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), memory.read(65531, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.setInt(65533, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(1L << 32));
    assertEquals("hello", memory.readUtf8(65531, 5));
    assertEquals(1, memory.grow(1));
    assertEquals(-1, memory.grow(1));
    assertEquals(131072, memory.size());
  }

  @Test
  void whatBelongsElsewhereIsRefused() {
    Store<@Nullable Void> other = engine.newStore();
    Memory foreign = Memory.of(other, MemoryType.of(Limits.atLeast(1)));
    ModuleBuilder module = new ModuleBuilder().importMemory("env", "memory", 1);
    assertThrows(IllegalArgumentException.class, () -> instantiate(module, foreign));
    Engine otherEngine = Engine.create(engine.config());
    Module foreignModule = Module.of(otherEngine, counter().build());
    assertThrows(IllegalArgumentException.class, () -> Instance.create(store, foreignModule));
  }

  @Test
  void aClosedStoreIsOfNoUse() {
    Instance instance = instantiate(counter());
    Func get = instance.func("get").orElseThrow();
    Memory memory = instance.memory("memory").orElseThrow();
    store.close();
    store.close();
    assertThrows(IllegalStateException.class, get::call);
    assertThrows(IllegalStateException.class, () -> memory.getByte(0));
    assertThrows(IllegalStateException.class, () -> instantiate(counter()));
  }

  @Test
  void hostObjectsPassAsReferences() {
    ModuleBuilder identity =
        new ModuleBuilder()
            .type("X>X")
            .func(0, code -> code.writeIndex(Op.LOCAL_GET, 0))
            .export("same", ExternKind.FUNC, 0);
    Func same = instantiate(identity).func("same").orElseThrow();
    Object object = new Object();
    assertSame(object, same.call(Val.externref(object))[0].reference());
    assertEquals(null, same.call(Val.externref(null))[0].reference());
    assertThrows(IllegalArgumentException.class, () -> same.call(Val.funcref(null)));
  }
}
