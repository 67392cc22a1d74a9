package io.dunlin.bytecode.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dunlin.bytecode.load.StoredClassFiles;
import io.dunlin.bytecode.runtime.StructShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

final class GeneratedClassFilesTests {
  /** Functions for several classes, with signatures and structures. */
  private static final String MODULE =
      """
      (module
        (type $point (sub (struct (field i32))))
        (type $pixel (sub $point (struct (field i32) (field i64))))
        (import "m" "f" (func (param f32)))
        (memory 1)
      """
          + "(func (param i32) (result i32) (i32.load (local.get 0)))".repeat(600)
          + """
            (func (export "pixel") (param i64) (result (ref $pixel))
              (struct.new $pixel (i32.const 1) (local.get 0))))
            """;

  /** The index of its type. */
  private static final int PIXEL = 1;

  private static GeneratedClassFiles files(boolean parallel) {
    return new GeneratedClassFiles(Compiling.generator(MODULE, false), parallel);
  }

  private static byte[] found(byte @Nullable [] file) {
    return Objects.requireNonNull(file);
  }

  @Test
  void theBytesDoNotDependOnThreadsOrOrder() {
    byte[] alone = files(false).all().artifact();
    assertArrayEquals(alone, files(true).all().artifact());
    GeneratedClassFiles lazily = files(true);
    StoredClassFiles all = files(false).all();
    for (String name : List.of("Functions2", "Functions0", "Imports0", "Function601")) {
      String full = "wasm.test." + name;
      assertArrayEquals(lazily.find(full), all.find(full));
    }
  }

  @Test
  void allClassesThatTheModuleNeedsAreThere() {
    StoredClassFiles all = files(true).all();
    for (String own : List.of("Instance", "Imports0", "Functions1", "Function601")) {
      Compiling.checked(found(all.find("wasm.test." + own)));
    }
    String shared = SharedClassFiles.PACKAGE;
    for (String name : List.of("Code_i_i", "Host_f_", "Code_l_r")) {
      Compiling.checked(found(all.find(shared + name)));
    }
    StructShape pixel = Compiling.generator(MODULE, false).shape().struct(PIXEL);
    for (StructShape each : List.of(pixel, pixel.parent())) {
      Compiling.checked(found(all.find(each.className().replace('/', '.'))));
    }
    assertNull(all.find("wasm.test.Function600"));
    assertNull(files(true).find("wasm.other.Functions0"));
    assertNull(files(true).find("wasm.test.Other"));
  }

  @Test
  void partsOfLargeFunctionsAreSpreadOverClasses() {
    StringBuilder module = new StringBuilder("(module (func (param i64)");
    for (int i = 0; i < 10_000; i++) {
      module.append("(local.set 0 (i64.mul (local.get 0) (i64.add (local.get 0) (i64.const ");
      module.append(i).append("))))");
    }
    ClassGenerator generator = Compiling.generator(module + "))", false);
    GeneratedClassFiles lazily = new GeneratedClassFiles(generator, true);
    StoredClassFiles all = new GeneratedClassFiles(generator, true).all();
    for (String name : List.of("Functions0", "Functions0_1", "Functions0_2", "Functions0_1")) {
      byte[] file = found(lazily.find("wasm.test." + name));
      assertEquals("wasm/test/" + name, new ClassReader(Compiling.checked(file)).getClassName());
      assertArrayEquals(file, all.find("wasm.test." + name));
    }
    assertNull(lazily.find("wasm.test.Functions0_1000"));
  }
}
