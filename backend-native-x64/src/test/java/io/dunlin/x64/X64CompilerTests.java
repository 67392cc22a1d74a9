package io.dunlin.x64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.pipeline.Effort;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.x64.inst.X64Features;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class X64CompilerTests {
  private static final BackendSettings SETTINGS =
      new BackendSettings(Features.ALL, new TypeRegistry(), false, false, 1 << 20);

  /** Two functions of type {@code (param i32) (result i32)}; the first calls the second. */
  private static final String MODULE =
      "0061736d01000000"
          + "01060160017f017f"
          + "0303020000"
          + "0a10020700200041016a0b060020001001"
          + "0b";

  private static ModuleContext module() {
    byte[] bytes = HexFormat.of().parseHex(MODULE);
    return ModuleValidator.validate(BinaryDecoder.decode(bytes, Features.ALL), Features.ALL);
  }

  private static CodeObject compile() {
    X64Compiler compiler =
        new X64Compiler(SETTINGS, X64Features.BASELINE, () -> MemoryModel.CHECKED, Effort.SPEED);
    return X64Module.codeOf(compiler.compile(module()));
  }

  @Test
  void eachFunctionHasItsCode() {
    CodeObject code = compile();
    assertArrayEquals(new int[] {0, 1}, code.ranges().indices());
    assertEquals("x86_64", code.header().target());
    assertEquals(MemoryModel.CHECKED, code.header().memoryModel());
    assertEquals(X64Features.BASELINE.bits(), code.header().cpuFeatures());
  }

  @Test
  void sameModuleGivesSameCode() {
    assertEquals(compile().code(), compile().code());
  }

  @Test
  void codeOfAnotherBackendIsRefused() {
    ModuleContext module = module();
    CompiledModule other =
        new CompiledModule() {
          @Override
          public ModuleContext module() {
            return module;
          }

          @Override
          public byte[] artifact() {
            return new byte[0];
          }
        };
    assertThrows(IllegalArgumentException.class, () -> X64Module.codeOf(other));
  }
}
