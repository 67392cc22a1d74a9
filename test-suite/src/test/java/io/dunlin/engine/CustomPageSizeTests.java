package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Memories whose pages are bytes: their bounds are exact. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class CustomPageSizeTests {
  private final String backend;
  private final Engine engine;
  private final Store<@Nullable Void> store;

  CustomPageSizeTests(String backend) {
    this.backend = backend;
    engine = engine(true);
    store = engine.newStore();
  }

  private Engine engine(boolean customPageSizes) {
    return Engine.create(
        Config.builder()
            .backend(backend)
            .feature(Feature.CUSTOM_PAGE_SIZES, customPageSizes)
            .build());
  }

  private static MemoryType bytes(AddressType address, boolean shared, long min, long max) {
    return new MemoryType(address, Limits.between(min, max), shared, 0);
  }

  private static byte[] module(MemoryType memory) {
    String address = memory.addressType() == AddressType.I64 ? "l" : "i";
    return new ModuleBuilder()
        .type(address + ">i")
        .type(address + ">" + address)
        .type(">" + address)
        .memory(memory)
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeMemoryAccess(Op.I32_LOAD16_U, 0, 0, 1);
            })
        .func(
            1,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.MEMORY_GROW, 0);
            })
        .func(2, code -> code.writeIndex(Op.MEMORY_SIZE, 0))
        .export("load", ExternKind.FUNC, 0)
        .export("grow", ExternKind.FUNC, 1)
        .export("size", ExternKind.FUNC, 2)
        .build();
  }

  @Test
  void everyByteIsAPage() {
    for (AddressType address : AddressType.values()) {
      for (boolean shared : new boolean[] {false, true}) {
        MemoryType type = bytes(address, shared, 7, 100_000);
        Instance instance = Instance.create(store, Module.of(engine, module(type)));
        String what = type.toString();
        assertEquals(7, call(instance, type, "size"), what);
        assertEquals(0, call(instance, type, "load", 4), what);
        assertOutOfBounds(instance, type, 5);
        assertEquals(7, call(instance, type, "grow", 1), what);
        assertEquals(0, call(instance, type, "load", 5), what);
        assertOutOfBounds(instance, type, 6);
        assertEquals(8, call(instance, type, "grow", 70_000), what);
        assertEquals(0, call(instance, type, "load", 70_005), what);
        assertOutOfBounds(instance, type, 70_006);
        assertEquals(-1, call(instance, type, "grow", 29_993), what);
        assertEquals(70_008, call(instance, type, "grow", 29_992), what);
        assertEquals(100_000, call(instance, type, "size"), what);
      }
    }
  }

  private static long call(Instance instance, MemoryType type, String name, long... operands) {
    Func function = instance.func(name).orElseThrow();
    boolean wide = type.addressType() == AddressType.I64;
    Val[] arguments = new Val[operands.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = wide ? Val.i64(operands[i]) : Val.i32((int) operands[i]);
    }
    Val result = function.call(arguments)[0];
    return wide && !name.equals("load") ? result.i64() : result.i32();
  }

  private static void assertOutOfBounds(Instance instance, MemoryType type, long address) {
    Trap trap = assertThrows(Trap.class, () -> call(instance, type, "load", address));
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
  }

  @Test
  void theLargestMaximumIsFarAway() {
    for (AddressType address : AddressType.values()) {
      long max = address == AddressType.I64 ? -1 : 0xFFFF_FFFFL;
      Memory memory = Memory.of(store, bytes(address, false, 3, max));
      assertEquals(3, memory.grow(5));
      assertEquals(8, memory.size());
      assertEquals(-1, memory.grow(-1));
      SharedMemory shared = SharedMemory.of(engine, bytes(address, true, 3, max));
      assertEquals(3, shared.grow(5));
      assertEquals(8, shared.size());
      assertEquals(-1, shared.grow(-1));
    }
  }

  @Test
  void importsMustHaveTheSamePages() {
    MemoryType type = bytes(AddressType.I32, false, 65_536, 65_536);
    Module module =
        Module.of(engine, new ModuleBuilder().importMemory("host", "memory", type).build());
    Memory pages = Memory.of(store, MemoryType.of(Limits.between(1, 1)));
    assertThrows(LinkException.class, () -> Instance.create(store, module, pages));
    Instance.create(store, module, Memory.of(store, type));
  }

  @Test
  void limitsCountBytes() {
    Memory memory = Memory.of(store, bytes(AddressType.I32, false, 10, 1000));
    store.setLimiter(StoreLimits.NONE.withMemoryBytes(20));
    assertEquals(10, memory.grow(10));
    assertEquals(-1, memory.grow(1));
  }

  @Test
  void otherSizesAndOtherEnginesRefuseThem() {
    MemoryType odd = new MemoryType(AddressType.I32, Limits.between(0, 1), false, 3);
    byte[] module = new ModuleBuilder().memory(odd).build();
    assertThrows(InvalidModuleException.class, () -> Module.of(engine, module));
    byte[] small = module(bytes(AddressType.I32, false, 1, 1));
    assertThrows(InvalidModuleException.class, () -> Module.of(engine(false), small));
  }
}
