package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for everything outside function bodies, section by section.
 *
 * <p>A fault in a constant expression carries the offset of the instruction, any other one that of
 * the section, and its text names the entry.
 */
final class ModuleRules {
  private final WasmModule module;
  private final Features features;
  private final FeatureGate gate;

  ModuleRules(WasmModule module, Features features) {
    this.module = module;
    this.features = features;
    this.gate = new FeatureGate(features);
  }

  /** Checks everything and gives the context for function bodies. */
  ModuleContext check() {
    ModuleTypes types = checkTypes();
    in(SectionId.IMPORT, () -> checkImports(types));
    in(SectionId.FUNCTION, () -> checkFunctions(types));
    in(SectionId.TABLE, () -> checkTables(types));
    in(SectionId.MEMORY, this::checkMemories);
    in(SectionId.TAG, () -> checkTags(types));
    in(SectionId.GLOBAL, () -> checkGlobalTypes(types));
    in(SectionId.ELEMENT, () -> checkElementTypes(types));
    ModuleContext context = new ModuleContext(module, features, gate, types);
    ConstExprValidator expressions = new ConstExprValidator(context);
    in(SectionId.GLOBAL, () -> checkGlobals(context, expressions));
    in(SectionId.TABLE, () -> checkTableInitializers(context, expressions));
    in(SectionId.ELEMENT, () -> checkElements(context, expressions));
    in(SectionId.DATA, () -> checkData(context, expressions));
    in(SectionId.START, () -> checkStart(context));
    in(SectionId.EXPORT, () -> checkExports(context));
    return context;
  }

  private ModuleTypes checkTypes() {
    try {
      return TypeSectionValidator.validate(module, gate);
    } catch (InvalidModuleException e) {
      throw inSection(SectionId.TYPE, e);
    }
  }

  /** Checks something in a section, at whose beginning faults without a place are put. */
  private void in(SectionId section, Runnable check) {
    try {
      check.run();
    } catch (InvalidModuleException e) {
      throw inSection(section, e);
    }
  }

  private InvalidModuleException inSection(SectionId section, InvalidModuleException e) {
    return Fault.at(e, Sections.offset(module.bytes(), section), InvalidModuleException.UNKNOWN);
  }

  private void checkImports(ModuleTypes types) {
    for (Import each : module.imports()) {
      // Functions and tags name a type, and are checked with those that the module defines.
      if (each.type() instanceof MemoryType memory) {
        LimitsRules.checkMemory(memory, gate);
      } else if (each.type() instanceof TableType table) {
        LimitsRules.checkTable(table, types, gate);
      } else if (each.type() instanceof GlobalType global) {
        checkGlobalType(global, types);
        if (global.mutable()) {
          gate.require(Feature.MUTABLE_GLOBALS, "import of a mutable global");
        }
      }
    }
  }

  private void checkFunctions(ModuleTypes types) {
    for (int i = 0; i < module.functionCount(); i++) {
      types.params(module.functionTypeIndex(i));
    }
  }

  private void checkTables(ModuleTypes types) {
    if (module.tableTypes().size() > 1) {
      gate.require(Feature.REFERENCE_TYPES, "multiple tables");
    }
    for (TableDefinition table : module.tables()) {
      LimitsRules.checkTable(table.type(), types, gate);
    }
  }

  private void checkMemories() {
    List<MemoryType> memories = module.memoryTypes();
    if (memories.size() > 1) {
      gate.require(Feature.MULTI_MEMORY, "multiple memories");
    }
    for (MemoryType memory : memories) {
      LimitsRules.checkMemory(memory, gate);
    }
  }

  private void checkTags(ModuleTypes types) {
    for (int i = 0; i < module.tagTypes().size(); i++) {
      if (!features.has(Feature.LEGACY_EXCEPTIONS)) {
        gate.require(Feature.EXCEPTIONS, "tag " + i);
      }
      int typeIndex = module.tagTypes().get(i).typeIndex();
      types.params(typeIndex);
      if (types.results(typeIndex).length != 0) {
        throw Fault.invalid("non-empty tag result type of tag " + i);
      }
    }
  }

  private void checkGlobalTypes(ModuleTypes types) {
    for (GlobalType global : module.globalTypes()) {
      checkGlobalType(global, types);
    }
  }

  private void checkGlobalType(GlobalType type, ModuleTypes types) {
    gate.checkType(type.value().code());
    types.code(type.value().code());
  }

  private void checkElementTypes(ModuleTypes types) {
    for (ElementSegment segment : module.elements()) {
      if (!segment.hasFunctions() && !segment.type().equals(ValType.FUNCREF)) {
        gate.checkType(segment.type().code());
      }
      types.code(segment.type().code());
    }
  }

  /** A global's first value may refer to the globals before it. */
  private void checkGlobals(ModuleContext context, ConstExprValidator expressions) {
    int index = module.importedGlobalCount();
    for (GlobalDefinition global : module.globals()) {
      expressions.validate(global.init(), context.globalType(index), index);
      index++;
    }
  }

  /** Tables stand in front of globals, so that they can only refer to imported ones. */
  private void checkTableInitializers(ModuleContext context, ConstExprValidator expressions) {
    int index = module.importedTableCount();
    for (TableDefinition table : module.tables()) {
      int element = context.tableElement(index++);
      ConstExpr init = table.init();
      if (init != null) {
        gate.require(Feature.FUNCTION_REFERENCES, "table with an initial value");
        expressions.validate(init, element, module.importedGlobalCount());
      } else if (!TypeCodes.isDefaultable(element)) {
        throw Fault.mismatch(
            "table of " + TypeCodes.toString(element) + " requires an initial value");
      }
    }
  }

  private void checkElements(ModuleContext context, ConstExprValidator expressions) {
    int globals = module.globalTypes().size();
    for (int i = 0; i < module.elements().size(); i++) {
      ElementSegment segment = module.elements().get(i);
      int type = context.elementSegmentType(i);
      if (segment.mode() == SegmentMode.ACTIVE) {
        int element = context.tableElement(segment.table());
        if (!context.matches(type, element)) {
          throw Fault.mismatch("element segment " + i, type, element);
        }
      } else {
        gate.require(Feature.BULK_MEMORY, "element segment that is not active");
      }
      for (ConstExpr expression : segment.expressions()) {
        expressions.validate(expression, type, globals);
      }
      declareFunctions(segment, context);
      ConstExpr offset = segment.offset();
      if (offset != null) {
        expressions.validate(offset, context.tableAddress(segment.table()), globals);
      }
    }
  }

  private static void declareFunctions(ElementSegment segment, ModuleContext context) {
    if (segment.hasFunctions()) {
      for (int i = 0; i < segment.size(); i++) {
        int function = segment.function(i);
        context.functionTypeIndex(function);
        context.declare(function);
      }
    }
  }

  private void checkData(ModuleContext context, ConstExprValidator expressions) {
    int globals = module.globalTypes().size();
    for (DataSegment segment : module.dataSegments()) {
      ConstExpr offset = segment.offset();
      if (offset != null) {
        expressions.validate(offset, context.memoryAddress(segment.memory()), globals);
      } else {
        gate.require(Feature.BULK_MEMORY, "passive data segment");
      }
    }
  }

  private void checkStart(ModuleContext context) {
    int start = module.startFunction();
    if (start != WasmModule.NONE) {
      int typeIndex = context.functionTypeIndex(start);
      if (context.paramTypes(typeIndex).length != 0 || context.resultTypes(typeIndex).length != 0) {
        throw Fault.invalid(
            "start function has type "
                + module.funcType(typeIndex)
                + ", but must have neither parameters nor results");
      }
    }
  }

  private void checkExports(ModuleContext context) {
    Set<String> names = new HashSet<>();
    for (Export export : module.exports()) {
      int index = export.index();
      if (index < 0 || index >= module.count(export.kind())) {
        throw Fault.unknown(export.kind().toString().replace("func", "function"), index);
      }
      if (!names.add(export.name())) {
        throw Fault.invalid("duplicate export name \"" + export.name() + "\"");
      }
      if (export.kind() == ExternKind.FUNC) {
        context.declare(index);
      } else if (export.kind() == ExternKind.GLOBAL && module.globalTypes().get(index).mutable()) {
        gate.require(Feature.MUTABLE_GLOBALS, "export of a mutable global");
      }
    }
  }
}
