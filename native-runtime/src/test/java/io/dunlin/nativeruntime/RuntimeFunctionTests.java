package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.nativeruntime.unwind.CodeRegistry;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What code asks of the runtime about memories, and where code is found. */
@OnX64
final class RuntimeFunctionTests {
  private static final int PAGE = 1 << 16;

  private static TestModule.Builder module(boolean shared) {
    Limits limits = Limits.between(1, 2);
    return new TestModule.Builder()
        .memory(shared ? MemoryType.ofShared(limits) : MemoryType.of(limits))
        .function("ilil>i", code -> code.call(RuntimeFunction.MEMORY_ATOMIC_WAIT32))
        .function("ili>i", code -> code.call(RuntimeFunction.MEMORY_ATOMIC_NOTIFY))
        .function("il>l", code -> code.call(RuntimeFunction.MEMORY_GROW));
  }

  private static TrapCode trap(TestStore store, ModuleInstance instance, int f, long... args) {
    return assertThrows(TrapException.class, () -> store.call(instance, f, args)).code();
  }

  @ParameterizedTest
  @EnumSource
  void sharedMemoriesGrowWaitAndNotify(MemoryModel model) {
    try (TestStore store = new TestStore(model)) {
      ModuleInstance instance = store.instantiate(module(true));
      assertEquals(1, store.call(instance, 0, 0, 8, 5, -1), "another value");
      assertEquals(2, store.call(instance, 0, 0, 8, 0, 1), "the time passes");
      assertEquals(0, store.call(instance, 1, 0, 8, 1));
      assertSame(TrapCode.HEAP_MISALIGNED, trap(store, instance, 1, 0, 9, 1));
      assertEquals(1, store.call(instance, 2, 0, 1));
      assertEquals(2L * PAGE, instance.memory(0).size());
    }
  }

  @Test
  void waitingNeedsASharedMemory() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance = store.instantiate(module(false));
      assertSame(TrapCode.ATOMIC_WAIT_NON_SHARED_MEMORY, trap(store, instance, 0, 0, 8, 0, 1));
    }
  }

  @Test
  void codeIsFoundByItsAddress() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      ModuleInstance instance =
          store.instantiate(
              new TestModule.Builder().function(">l", code -> code.asm.lea(RAX, code.here())));
      long address = store.call(instance, 0);
      LoadedCode code = Objects.requireNonNull(CodeRegistry.find(address));
      assertSame(instance.module(), code.module());
      assertNull(code.trapAt(address));
      assertNull(CodeRegistry.find(1));
    }
  }
}
