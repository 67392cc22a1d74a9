package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.load.ClassFiles;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.bytecode.runtime.StructShape;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The classes that modules share: those of signatures and of structures. Each follows from its
 * name. Stateless.
 */
public final class SharedClassFiles implements ClassFiles {
  static final String PACKAGE = CodeNames.SIGNATURE_PACKAGE.replace('/', '.') + ".";

  /** All of them. */
  public SharedClassFiles() {}

  @Override
  public byte @Nullable [] find(String className) {
    return className.startsWith(PACKAGE) ? generate(className) : null;
  }

  /** The class file of a class with such a name. */
  static byte[] generate(String className) {
    int separator = className.indexOf('_');
    String key = className.substring(separator + 1);
    return switch (className.substring(PACKAGE.length(), separator)) {
      case "Struct" -> StructGenerator.generate(StructShape.ofKey(key));
      case "Host" -> SignatureGenerator.hostCode(Signature.ofKey(key));
      default -> SignatureGenerator.code(Signature.ofKey(key));
    };
  }

  /** The classes that code of a module may need. */
  static SortedSet<String> ofModule(ModuleShape module) {
    List<SubType> types = module.wasm().types();
    SortedSet<String> names = new TreeSet<>();
    for (int type = 0; type < types.size(); type++) {
      if (types.get(type).composite() instanceof FuncType function) {
        Signature signature = Signature.of(function);
        names.add(CodeNames.code(signature).replace('/', '.'));
        names.add(CodeNames.hostCode(signature).replace('/', '.'));
      } else if (types.get(type).composite() instanceof StructType) {
        StructShape shape = module.struct(type);
        names.add(shape.className().replace('/', '.'));
        while (shape.hasParent()) {
          shape = shape.parent();
          names.add(shape.className().replace('/', '.'));
        }
      }
    }
    return names;
  }
}
