package io.dunlin.nativecompiler;

import io.dunlin.compiler.build.BuildContext;
import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.build.FunctionBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ScriptModule;
import io.dunlin.wat.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds functions of modules from scripts, with various options. */
final class Builds {
  static final BuildOptions GUARDED =
      new BuildOptions(MemoryModel.GUARDED, false, false, true, false);
  static final BuildOptions CHECKED =
      new BuildOptions(MemoryModel.CHECKED, true, true, false, false);
  static final BuildOptions WITH_VARIABLES =
      new BuildOptions(MemoryModel.GUARDED, true, true, true, true);

  private Builds() {}

  /** Gives all functions of a module, one after the other. */
  static void build(WasmModule module, BuildOptions options, Consumer<IrFunction> consumer) {
    ModuleContext validated = ModuleValidator.validate(module, Features.ALL);
    FunctionBuilder builder = new FunctionBuilder(new BuildContext(validated, options));
    FunctionValidator validator = new FunctionValidator(validated);
    for (FunctionBody body : module.bodies()) {
      validator.validate(body, builder);
      consumer.accept(builder.result());
    }
  }

  /** The valid modules of a script. */
  static List<WasmModule> modules(Path script) throws IOException {
    List<WasmModule> modules = new ArrayList<>();
    ScriptParser parser = ScriptParser.of(Files.readAllBytes(script));
    for (Command command = parser.next(); command != null; command = parser.next()) {
      ScriptModule source = source(command);
      if (source != null) {
        try {
          WasmModule module = BinaryDecoder.decode(source.toBinary(Features.ALL), Features.ALL);
          FunctionValidator validator =
              new FunctionValidator(ModuleValidator.validate(module, Features.ALL));
          module.bodies().forEach(body -> validator.validate(body, null));
          modules.add(module);
        } catch (InvalidModuleException e) {
          // Scripts have modules that are to be refused.
        }
      }
    }
    return modules;
  }

  private static @Nullable ScriptModule source(Command command) {
    if (command instanceof Command.Instantiate instantiate) {
      return instantiate.module();
    }
    return command instanceof Command.Define define ? define.module() : null;
  }
}
