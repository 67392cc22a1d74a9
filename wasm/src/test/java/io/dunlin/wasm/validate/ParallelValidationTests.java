package io.dunlin.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParallelValidationTests {
  private static final long SEED = 20_240_607;

  @Test
  void theFirstFaultDoesNotDependOnTheNumberOfThreads() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      WasmModule module = moduleWithFaults(random);
      String expected = fault(module, 1);
      for (int threads = 2; threads <= 5; threads++) {
        assertEquals(expected, fault(module, threads), "seed " + SEED + ", round " + round);
      }
    }
  }

  private static WasmModule moduleWithFaults(Random random) {
    ModuleAssembler module = new ModuleAssembler().func(">");
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(100) == 0 || i == 399) {
        module.function(0, Op.LOCAL_GET, random.nextInt(100), Op.END);
      } else {
        module.function(0, Op.NOP, Op.END);
      }
    }
    return module.decode();
  }

  private static String fault(WasmModule module, int threads) {
    return assertThrows(
            InvalidModuleException.class,
            () -> ModuleValidator.validateAll(module, Features.ALL, threads))
        .toString();
  }

  @Test
  void validModulesAreValidOnAnyNumberOfThreads() {
    ModuleAssembler module = new ModuleAssembler().func(">");
    for (int i = 0; i < 100; i++) {
      module.function(0, Op.END);
    }
    WasmModule decoded = module.decode();
    for (int threads = 1; threads <= 8; threads++) {
      assertEquals(decoded, ModuleValidator.validateAll(decoded, Features.ALL, threads).module());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ModuleValidator.validateAll(decoded, Features.ALL, 0));
  }

  @Test
  void anInterruptIsKept() {
    WasmModule module = new ModuleAssembler().func(">").function(0, Op.END).decode();
    Thread.currentThread().interrupt();
    ModuleValidator.validateAll(module, Features.ALL, 4);
    assertEquals(true, Thread.interrupted());
  }
}
