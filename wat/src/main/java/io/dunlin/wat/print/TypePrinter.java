package io.dunlin.wat.print;

import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes types, each behind a space.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Types</a>
 */
final class TypePrinter {
  private final TextWriter out;
  private final WasmModule module;
  private final ModuleNames names;
  private final Identifiers types;
  private final Identifiers anonymous = Identifiers.none(NameSection.Kind.LOCAL);

  TypePrinter(TextWriter out, WasmModule module, ModuleNames names) {
    this.out = out;
    this.module = module;
    this.names = names;
    this.types = names.all(NameSection.Kind.TYPE);
  }

  /** Writes the type section. */
  void writeDefinitions() {
    for (RecGroup group : module.recGroups()) {
      if (group.types().size() == 1) {
        writeDefinition(group.firstIndex());
      } else {
        out.newLine().write("(rec");
        out.indent();
        for (int i = 0; i < group.types().size(); i++) {
          writeDefinition(group.firstIndex() + i);
        }
        out.outdent();
        if (!group.types().isEmpty()) {
          out.newLine();
        }
        out.write(')');
      }
    }
  }

  private void writeDefinition(int index) {
    SubType type = module.types().get(index);
    out.newLine().write("(type");
    types.writeNumberedDefinition(out, index);
    if (type.isFinal() && type.supertypes().isEmpty()) {
      writeComposite(index, type.composite());
    } else {
      out.write(type.isFinal() ? " (sub final" : " (sub");
      for (int supertype : type.supertypes()) {
        types.writeUse(out, supertype);
      }
      writeComposite(index, type.composite());
      out.write(')');
    }
    out.write(')');
  }

  private void writeComposite(int index, CompositeType type) {
    if (type instanceof FuncType function) {
      out.write(" (func");
      writeSignature(function, anonymous);
      out.write(')');
    } else if (type instanceof StructType struct) {
      writeStruct(struct, names.fields(index));
    } else if (type instanceof ArrayType array) {
      out.write(" (array");
      writeField(array.element());
      out.write(')');
    }
  }

  private void writeStruct(StructType struct, Identifiers fields) {
    out.write(" (struct");
    for (int i = 0; i < struct.fields().size(); i++) {
      out.write(" (field");
      fields.writeDefinition(out, i);
      writeField(struct.fields().get(i));
      out.write(')');
    }
    out.write(')');
  }

  private void writeField(FieldType field) {
    out.write(field.mutable() ? " (mut" : "");
    writeValueType(field.storage().code());
    out.write(field.mutable() ? ")" : "");
  }

  /** Writes parameters and results. */
  private void writeSignature(FuncType type, Identifiers locals) {
    writeNamed("param", codes(type.params()), locals, 0);
    writeNamed("result", codes(type.results()), anonymous, 0);
  }

  private static int[] codes(List<ValType> types) {
    return types.stream().mapToInt(ValType::code).toArray();
  }

  /**
   * Writes types of which some have identifiers, as parameters, results or locals.
   *
   * @param first the index of the first
   */
  void writeNamed(String keyword, int[] codes, Identifiers identifiers, int first) {
    boolean open = false;
    for (int i = 0; i < codes.length; i++) {
      boolean named = identifiers.has(first + i);
      if (named && open) {
        out.write(')');
      }
      if (named || !open) {
        out.separate().write('(').write(keyword);
        identifiers.writeDefinition(out, first + i);
      }
      writeValueType(codes[i]);
      if (named) {
        out.write(')');
      }
      open = !named;
    }
    if (open) {
      out.write(')');
    }
  }

  /** Writes one or more results. */
  void writeResults(int... codes) {
    writeNamed("result", codes, anonymous, 0);
  }

  /** Writes the use of a function type by its index. */
  void writeReference(int index) {
    out.write(" (type");
    types.writeUse(out, index);
    out.write(')');
  }

  /** Writes the use of a function type by its index, and what it is, if it is one. */
  void writeUse(int index) {
    writeUse(index, anonymous);
  }

  /** As {@link #writeUse(int)}; the parameters are locals that may have identifiers. */
  void writeUse(int index, Identifiers locals) {
    writeReference(index);
    FuncType type = functionTypeAt(module, index);
    if (type != null) {
      writeSignature(type, locals);
    }
  }

  /** The type of a function, or null if the module is not valid. */
  static @Nullable FuncType functionType(WasmModule module, int function) {
    return function < module.functionCount()
        ? functionTypeAt(module, module.functionTypeIndex(function))
        : null;
  }

  private static @Nullable FuncType functionTypeAt(WasmModule module, int index) {
    boolean exists = index >= 0 && index < module.types().size();
    return exists && module.types().get(index).composite() instanceof FuncType type ? type : null;
  }

  /** Writes a value type or packed type, given as a code. */
  void writeValueType(int code) {
    if (!TypeCodes.isReference(code) || !TypeCodes.isConcrete(TypeCodes.heap(code))) {
      out.write(' ').write(TypeCodes.toString(code));
      return;
    }
    out.write(TypeCodes.isNullable(code) ? " (ref null" : " (ref");
    types.writeUse(out, TypeCodes.heap(code));
    out.write(')');
  }

  /** Writes a heap type, given as a code. */
  void writeHeapType(int heap) {
    if (TypeCodes.isConcrete(heap)) {
      types.writeUse(out, heap);
    } else {
      out.write(' ').write(TypeCodes.heapToString(heap));
    }
  }

  void writeTableType(TableType type) {
    writeLimits(type.addressType(), type.limits());
    writeValueType(type.element().code());
  }

  void writeMemoryType(MemoryType type) {
    writeLimits(type.addressType(), type.limits());
    if (type.shared()) {
      out.write(" shared");
    }
    if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
      out.write(" (pagesize ").write(Long.toUnsignedString(type.pageSize())).write(')');
    }
  }

  private void writeLimits(AddressType addressType, Limits limits) {
    out.write(addressType == AddressType.I64 ? " i64 " : " ").write(limits.toString());
  }

  void writeGlobalType(GlobalType type) {
    out.write(type.mutable() ? " (mut" : "");
    writeValueType(type.value().code());
    out.write(type.mutable() ? ")" : "");
  }
}
