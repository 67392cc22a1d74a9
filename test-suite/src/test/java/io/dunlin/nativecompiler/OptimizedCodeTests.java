package io.dunlin.nativecompiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.compiler.pass.Pipeline;
import io.dunlin.generate.GeneratedModule;
import io.dunlin.generate.GeneratorSettings;
import io.dunlin.generate.ModuleGenerator;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Optimized code of generated modules does what it did before. */
final class OptimizedCodeTests {
  private static final int MODULES = Integer.getInteger("dunlin.ir.modules", 200);

  /** How code is built. */
  enum Form {
    GUARDED(Builds.GUARDED),
    CHECKED(Builds.CHECKED),
    WITH_VARIABLES(Builds.WITH_VARIABLES);

    final BuildOptions options;

    Form(BuildOptions options) {
      this.options = options;
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesWhatItDidBefore(Form form) {
    GeneratorSettings settings = GeneratorSettings.of(Features.ALL);
    int compared = 0;
    for (int seed = 0; seed < MODULES; seed++) {
      GeneratedModule generated = ModuleGenerator.generate(seed, settings);
      List<String> plain = run(generated, form, function -> {});
      if (plain.isEmpty()) {
        continue;
      }
      int at = seed;
      assertEquals(plain, run(generated, form, OptimizedCodeTests::optimize), () -> "seed " + at);
      compared++;
    }
    int seen = compared;
    assertTrue(compared >= MODULES / 10, () -> seen + " of " + MODULES + " modules compared");
  }

  private static void optimize(IrFunction function) {
    String before = function.toString();
    try {
      Pipeline.standard().run(function);
      IrVerifier.verify(function);
    } catch (RuntimeException e) {
      throw new AssertionError("optimizing " + before, e);
    }
  }

  /** What happens when all exported functions are called; nothing if the module cannot be run. */
  private static List<String> run(
      GeneratedModule generated, Form form, Consumer<IrFunction> optimizer) {
    List<String> events = new ArrayList<>();
    WasmModule module = BinaryDecoder.decode(generated.bytes(), generated.features());
    try {
      IrStore store = new IrStore();
      IrInstance instance = new IrInstance(store, module, form.options, Map.of(), optimizer);
      Random random = new Random(generated.seed());
      for (Export export : module.exports()) {
        if (export.kind() == ExternKind.FUNC) {
          events.add(call(store, instance, export, random));
        }
      }
      for (int i = 0; i < module.memoryTypes().size(); i++) {
        events.add("memory " + Arrays.hashCode(instance.memoryBytes(i)));
      }
    } catch (UnsupportedOperationException e) {
      return List.of();
    } catch (IrInterpreter.Trap | IrInterpreter.Thrown e) {
      events.add("instantiation: " + e.getMessage());
    }
    return events;
  }

  private static String call(IrStore store, IrInstance instance, Export export, Random random) {
    FuncType type = instance.module.functionType(export.index());
    long[] arguments = new long[2 * type.params().size()];
    for (int i = 0; i < type.params().size(); i++) {
      ValType param = type.params().get(i);
      arguments[2 * i] = param.isReference() ? 0 : argument(param, random);
      arguments[2 * i + 1] = param.isVector() ? random.nextLong() : 0;
    }
    try {
      long address = instance.reference(ExternKind.FUNC, export.index());
      return export.name() + " " + Arrays.toString(store.callReference(address, arguments));
    } catch (IrInterpreter.Trap | IrInterpreter.Thrown e) {
      return export.name() + " " + e.getMessage();
    }
  }

  private static long argument(ValType type, Random random) {
    long bits = random.nextLong() >> random.nextInt(64);
    boolean narrow = type.equals(ValType.I32) || type.equals(ValType.F32);
    return narrow ? (int) bits : bits;
  }
}
