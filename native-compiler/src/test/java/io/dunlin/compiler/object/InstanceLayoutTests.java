package io.dunlin.compiler.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import org.junit.jupiter.api.Test;

/** Where an instance's context holds what the module has. */
final class InstanceLayoutTests {
  private static final Limits ONE = Limits.between(1, 1);

  private static InstanceLayout memories() {
    WasmModule.Builder module = new WasmModule.Builder();
    module.addImport(new Import("m", "imported", MemoryType.of(ONE)));
    module.addMemory(MemoryType.of(ONE));
    module.addMemory(MemoryType.ofShared(ONE));
    return new InstanceLayout(module.build());
  }

  @Test
  void thingsDoNotOverlap() {
    InstanceLayout layout = memories();
    assertEquals(ContextLayout.Instance.SIZE, layout.memory(0));
    assertEquals(layout.memory(0) + ContextLayout.Memory.SIZE, layout.memory(1));
    assertEquals(layout.memory(1) + ContextLayout.Memory.SIZE, layout.memory(2));
    assertEquals(layout.memory(2) + ContextLayout.Memory.SIZE, layout.size());
  }

  @Test
  void sharedMemoriesAreReachedByTheirAddress() {
    InstanceLayout layout = memories();
    assertTrue(layout.isMemoryImported(0));
    assertFalse(layout.isMemoryImported(1));
    assertTrue(layout.isMemoryImported(2));
  }
}
