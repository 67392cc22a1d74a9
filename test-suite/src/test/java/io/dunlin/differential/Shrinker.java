package io.dunlin.differential;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.MemoryType;
import java.util.function.Predicate;

/** Makes a module smaller that shows something: functions that do not matter become empty. */
final class Shrinker {
  /** No locals, {@code unreachable}, {@code end}: valid whatever the function's type. */
  private static final byte[] EMPTY_BODY = {0, 0x00, 0x0B};

  private Shrinker() {}

  /** The smallest module found that still shows it. */
  static GeneratedModule shrink(GeneratedModule module, Predicate<GeneratedModule> shows) {
    GeneratedModule smallest = module;
    int functions = decode(module).bodies().size();
    for (int i = 0; i < functions; i++) {
      GeneratedModule smaller =
          new GeneratedModule(module.seed(), module.features(), withoutBody(decode(smallest), i));
      if (shows.test(smaller)) {
        smallest = smaller;
      }
    }
    return smallest;
  }

  private static WasmModule decode(GeneratedModule module) {
    return BinaryDecoder.decode(module.bytes(), module.features());
  }

  private static byte[] withoutBody(WasmModule module, int removed) {
    WasmModule.Builder builder = new WasmModule.Builder(module.bytes());
    module.recGroups().forEach(builder::addRecGroup);
    module.imports().forEach(builder::addImport);
    for (TableDefinition table : module.tables()) {
      builder.addTable(table);
    }
    for (MemoryType memory :
        module.memoryTypes().subList(module.importedMemoryCount(), module.memoryTypes().size())) {
      builder.addMemory(memory);
    }
    module.globals().forEach(builder::addGlobal);
    module.tagTypes().stream().skip(module.importedTagCount()).forEach(builder::addTag);
    module.elements().forEach(builder::addElement);
    module.dataSegments().forEach(builder::addData);
    builder.dataCount(module.dataCount());
    builder.startFunction(module.startFunction());
    module.exports().forEach(builder::addExport);
    for (int i = 0; i < module.bodies().size(); i++) {
      FunctionBody body = module.bodies().get(i);
      builder.addFunction(module.functionTypeIndex(body.functionIndex()));
      builder.addBody(
          i == removed
              ? new FunctionBody(body.functionIndex(), EMPTY_BODY, 0, EMPTY_BODY.length)
              : body);
    }
    return BinaryEncoder.encode(builder.build());
  }
}
