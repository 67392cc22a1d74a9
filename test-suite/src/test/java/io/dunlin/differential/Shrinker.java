package io.dunlin.differential;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.MemoryType;
import java.util.function.Predicate;

/**
 * Makes a module smaller that shows something: functions that do not matter become empty, of the
 * others only the beginnings stay.
 */
final class Shrinker {
  /** No locals, {@code unreachable}, {@code end}: valid whatever the function's type. */
  private static final byte[] EMPTY_BODY = {0, 0x00, 0x0B};

  private Shrinker() {}

  /** The smallest module found that still shows it. */
  static GeneratedModule shrink(GeneratedModule module, Predicate<GeneratedModule> shows) {
    GeneratedModule smallest = module;
    int functions = decode(module).bodies().size();
    for (int i = 0; i < functions; i++) {
      GeneratedModule smaller = withBody(smallest, i, EMPTY_BODY);
      smallest = shows.test(smaller) ? smaller : withBeginning(smallest, i, shows);
    }
    return smallest;
  }

  /** Halves the stretch in which the beginning that is needed ends. */
  private static GeneratedModule withBeginning(
      GeneratedModule module, int function, Predicate<GeneratedModule> shows) {
    BodyCut body = new BodyCut(decode(module).bodies().get(function));
    GeneratedModule smallest = module;
    int tooFew = 0;
    int enough = body.instructions();
    while (enough - tooFew > 1) {
      int count = (tooFew + enough) / 2;
      GeneratedModule smaller = withBody(module, function, body.first(count));
      if (shows.test(smaller)) {
        smallest = smaller;
        enough = count;
      } else {
        tooFew = count;
      }
    }
    return smallest;
  }

  private static WasmModule decode(GeneratedModule module) {
    return BinaryDecoder.decode(module.bytes(), module.features());
  }

  private static GeneratedModule withBody(GeneratedModule old, int function, byte[] body) {
    return new GeneratedModule(old.seed(), old.features(), withBody(decode(old), function, body));
  }

  private static byte[] withBody(WasmModule module, int function, byte[] replacement) {
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
          i == function
              ? new FunctionBody(body.functionIndex(), replacement, 0, replacement.length)
              : body);
    }
    return BinaryEncoder.encode(builder.build());
  }
}
