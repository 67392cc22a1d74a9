package io.dunlin.wat.print;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.binary.NameSectionReader;
import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether identifiers can stand for a name section. They cannot if the section names what
 * is not there, holds what is no name, or stands in front of other sections: then the section is
 * printed as any custom section, and nothing has an identifier.
 */
final class NameSectionCheck {
  private final WasmModule module;
  private final NameSection names;

  private NameSectionCheck(WasmModule module) {
    this.module = module;
    this.names = module.names();
  }

  /** The name section, if identifiers can stand for it, or null. */
  static @Nullable CustomSection printable(WasmModule module) {
    CustomSection found = null;
    for (CustomSection section : module.customSections()) {
      // Of several the last one counts.
      found = section.name().equals(NameSectionWriter.SECTION_NAME) ? section : found;
    }
    boolean printable =
        found != null
            && isBehindAll(found.place(), module)
            && NameSectionReader.isWhole(module.bytes(), found.content())
            && new NameSectionCheck(module).namesWhatExists();
    return printable ? found : null;
  }

  /** Whether no section that has content stands behind a place. */
  private static boolean isBehindAll(int place, WasmModule module) {
    boolean behind = place == CustomSection.FIRST;
    for (SectionId section : SectionId.values()) {
      if (behind && hasContent(section, module)) {
        return false;
      }
      behind |= section.id() == place;
    }
    return true;
  }

  private static boolean hasContent(SectionId section, WasmModule module) {
    switch (section) {
      case TYPE:
        return !module.recGroups().isEmpty();
      case IMPORT:
        return !module.imports().isEmpty();
      case FUNCTION:
      case CODE:
        return !module.bodies().isEmpty();
      case TABLE:
        return !module.tables().isEmpty();
      case MEMORY:
        return module.memoryTypes().size() > module.importedMemoryCount();
      case TAG:
        return module.tagTypes().size() > module.importedTagCount();
      case GLOBAL:
        return !module.globals().isEmpty();
      case EXPORT:
        return !module.exports().isEmpty();
      case START:
        return module.startFunction() != WasmModule.NONE;
      case ELEMENT:
        return !module.elements().isEmpty();
      case DATA_COUNT:
        return module.dataCount() != WasmModule.NONE;
      case DATA:
        return !module.dataSegments().isEmpty();
    }
    throw new AssertionError(section);
  }

  private boolean namesWhatExists() {
    if (names.isEmpty()) {
      return false;
    }
    for (NameSection.Kind kind : NameSection.Kind.values()) {
      Long key = names.all(kind).isEmpty() ? null : names.all(kind).firstKey();
      while (key != null) {
        int owner = (int) (key >> 32);
        // The names of an owner are in order: if there is a thing for the last, there is for all.
        long last = names.all(kind, owner).lastKey();
        if (Integer.toUnsignedLong((int) last) >= count(kind, owner)) {
          return false;
        }
        key = names.all(kind).higherKey(last);
      }
    }
    return true;
  }

  /** The number of things of a kind, where parts are concerned, of this owner. */
  private long count(NameSection.Kind kind, int owner) {
    switch (kind) {
      case FUNCTION:
        return module.functionCount();
      case LOCAL:
        return countLocals(owner);
      case LABEL:
        return countLabels(owner);
      case TYPE:
        return module.types().size();
      case TABLE:
        return module.tableTypes().size();
      case MEMORY:
        return module.memoryTypes().size();
      case GLOBAL:
        return module.globalTypes().size();
      case ELEMENT:
        return module.elements().size();
      case DATA:
        return module.dataSegments().size();
      case FIELD:
        return countFields(owner);
      case TAG:
        return module.tagTypes().size();
    }
    throw new AssertionError(kind);
  }

  private int countFields(int type) {
    boolean exists = type >= 0 && type < module.types().size();
    return exists && module.types().get(type).composite() instanceof StructType struct
        ? struct.fields().size()
        : 0;
  }

  private int countLocals(int function) {
    FuncType type = function < 0 ? null : TypePrinter.functionType(module, function);
    if (type == null) {
      return 0;
    }
    FunctionBody body = body(function);
    return type.params().size() + (body == null ? 0 : LocalDeclarations.read(body).count());
  }

  private @Nullable FunctionBody body(int function) {
    int defined = function - module.importedFunctionCount();
    return defined < 0 ? null : module.bodies().get(defined);
  }

  private int countLabels(int function) {
    FunctionBody body = function < module.functionCount() ? body(function) : null;
    if (body == null) {
      return 0;
    }
    InstructionReader in = LocalDeclarations.read(body).instructions();
    Instruction instruction = new Instruction();
    int count = 0;
    while (in.hasRemaining()) {
      in.next(instruction);
      count += BlockStack.opensBlock(instruction.op()) ? 1 : 0;
    }
    return count;
  }
}
