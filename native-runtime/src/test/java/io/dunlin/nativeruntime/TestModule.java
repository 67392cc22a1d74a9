package io.dunlin.nativeruntime;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A module whose functions have code that is written by hand, and no bodies. */
public final class TestModule implements CompiledModule {
  private final ModuleContext context;
  private final CodeObject code;

  private TestModule(ModuleContext context, CodeObject code) {
    this.context = context;
    this.code = code;
  }

  @Override
  public ModuleContext module() {
    return context;
  }

  @Override
  public byte[] artifact() {
    return new byte[0];
  }

  CodeObject code() {
    return code;
  }

  /**
   * A function type given as {@code il>l}; {@code F}, {@code E}, {@code X} and {@code A} are
   * references to functions, external ones, exceptions and any others.
   */
  static FuncType type(String text) {
    int arrow = text.indexOf('>');
    return new FuncType(types(text.substring(0, arrow)), types(text.substring(arrow + 1)));
  }

  private static List<ValType> types(String letters) {
    List<ValType> types = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      types.add(
          switch (letters.charAt(i)) {
            case 'i' -> ValType.I32;
            case 'l' -> ValType.I64;
            case 'F' -> ValType.FUNCREF;
            case 'E' -> ValType.EXTERNREF;
            case 'X' -> ValType.EXNREF;
            case 'A' -> ValType.ANYREF;
            default -> throw new IllegalArgumentException(letters);
          });
    }
    return types;
  }

  /** Collects the parts of a module. */
  static final class Builder {
    private final WasmModule.Builder module = new WasmModule.Builder();
    private final List<Consumer<TestCode>> bodies = new ArrayList<>();
    private int imported;

    /** Adds a type of structures or arrays, or a function type; the next index is its index. */
    Builder type(CompositeType type) {
      module.addRecGroup(new RecGroup(module.typeCount(), List.of(SubType.plain(type))));
      return this;
    }

    private int typeIndex(String type) {
      int index = module.typeCount();
      module.addRecGroup(new RecGroup(index, List.of(SubType.plain(TestModule.type(type)))));
      return index;
    }

    /** Imports a function; all imports come first. */
    Builder importFunction(String type) {
      module.addImport(new Import("host", "f" + imported++, new FunctionType(typeIndex(type))));
      return this;
    }

    Builder importMemory(MemoryType type) {
      module.addImport(new Import("host", "memory", type));
      return this;
    }

    Builder memory(MemoryType type) {
      module.addMemory(type);
      return this;
    }

    Builder table(TableDefinition table) {
      module.addTable(table);
      return this;
    }

    Builder global(GlobalDefinition global) {
      module.addGlobal(global);
      return this;
    }

    Builder tag(String type) {
      module.addTag(new TagType(typeIndex(type)));
      return this;
    }

    /** A function; what the code leaves in the result registers it returns. */
    Builder function(String type, Consumer<TestCode> body) {
      module.addFunction(typeIndex(type));
      bodies.add(body);
      return this;
    }

    TestModule build(MemoryModel model) {
      WasmModule built = module.build();
      TestCode code = new TestCode(new InstanceLayout(built));
      for (int i = 0; i < bodies.size(); i++) {
        code.begin(imported + i);
        bodies.get(i).accept(code);
        code.end();
      }
      ModuleContext context = ModuleValidator.validate(built, Features.ALL);
      return new TestModule(context, code.build(model));
    }
  }
}
