package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Makes by chance what a module declares outside of its code. */
final class DeclarationGenerator {
  /** How often a function entry or loop head may be passed in a call of the host. */
  static final int BUDGET = 60;

  private static final String HOST = "host";
  private static final int MOST_MEMORY_BYTES = 300;

  private final Choices choices;
  private final GeneratorSettings settings;
  private final Features features;
  private final Declarations module;
  private final TypeGenerator types;
  private final ConstantGenerator constants;

  DeclarationGenerator(Choices choices, GeneratorSettings settings, Features features) {
    this.choices = choices;
    this.settings = settings;
    this.features = features;
    this.module = new Declarations(features);
    this.types = new TypeGenerator(choices, features, module.types);
    this.constants = new ConstantGenerator(choices, module);
  }

  /** What makes types in this module. */
  TypeGenerator types() {
    return types;
  }

  Declarations generate() {
    types.addTypes();
    addImports();
    int functions = choices.between(Math.min(2, settings.functions()), settings.functions());
    for (int i = 0; i < functions; i++) {
      module.functions.add(choices.pick(module.types.all(FuncType.class)));
    }
    addTables();
    addMemories();
    addGlobals();
    addTags();
    SegmentGenerator segments = new SegmentGenerator(choices, module, types, constants);
    segments.addElements();
    segments.addData();
    return module;
  }

  private void addImports() {
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      int type = choices.pick(module.types.all(FuncType.class));
      if (module.types.standsAlone(type) && isDefaultable(module.types.results(type))) {
        addImport(new FunctionType(type), module.importedFunctions++);
        module.functions.add(type);
      }
    }
    if (choices.chance(15)) {
      addImport(memoryType(), module.importedMemories++);
      module.memories.add((MemoryType) last());
    }
    if (choices.chance(15)) {
      addImport(tableType(true), module.importedTables++);
      module.tables.add((TableType) last());
      module.tableContents.add(emptyTable((TableType) last()));
    }
    int globals = choices.below(3);
    for (int i = 0; i < globals; i++) {
      int type = types.valueType();
      if (TypeCodes.isDefaultable(type)) {
        addImport(
            new GlobalType(ValType.ofCode(type), choices.chance(50)), module.importedGlobals++);
        module.globals.add((GlobalType) last());
      }
    }
    if (choices.chance(20) && hasExceptions()) {
      addImport(new TagType(tagType()), module.importedTags++);
      module.tags.add(((TagType) last()).typeIndex());
    }
  }

  private static boolean isDefaultable(int[] types) {
    return IntStream.of(types).allMatch(TypeCodes::isDefaultable);
  }

  private void addImport(ExternType type, int index) {
    module.imports.add(new Import(HOST, type.kind().toString() + index, type));
  }

  private ExternType last() {
    return module.imports.get(module.imports.size() - 1).type();
  }

  private boolean hasExceptions() {
    return features.has(Feature.EXCEPTIONS) || features.has(Feature.LEGACY_EXCEPTIONS);
  }

  private void addTables() {
    int most = features.has(Feature.REFERENCE_TYPES) ? 3 : 1;
    int count = choices.between(1, most);
    while (module.tables.size() < count) {
      TableType type = tableType(false);
      module.tables.add(type);
      module.tableContents.add(emptyTable(type));
      module.tableInits.add(
          TypeCodes.isDefaultable(type.element().code())
                  && (!features.has(Feature.FUNCTION_REFERENCES) || choices.chance(70))
              ? null
              : constants.expression(type.element().code()));
    }
  }

  private static int[] emptyTable(TableType type) {
    int[] contents = new int[(int) type.limits().min()];
    Arrays.fill(contents, -1);
    return contents;
  }

  private TableType tableType(boolean imported) {
    int element = TypeCodes.reference(true, TypeCodes.FUNC);
    if (features.has(Feature.REFERENCE_TYPES) && choices.chance(45)) {
      int other = types.referenceType();
      if (imported ? TypeCodes.isDefaultable(other) : constants.isPossible(other)) {
        element = other;
      }
    }
    int min = choices.between(0, 8);
    Limits limits =
        choices.chance(60)
            ? Limits.between(min, min + (long) choices.below(10))
            : Limits.atLeast(min);
    return new TableType(addressType(), limits, ValType.ofCode(element));
  }

  private AddressType addressType() {
    return features.has(Feature.MEMORY64) && choices.chance(20) ? AddressType.I64 : AddressType.I32;
  }

  private void addMemories() {
    int most = features.has(Feature.MULTI_MEMORY) ? 3 : 1;
    int count = choices.chance(8) ? 0 : choices.between(1, most);
    while (module.memories.size() < count) {
      module.memories.add(memoryType());
    }
  }

  private MemoryType memoryType() {
    boolean customPages = features.has(Feature.CUSTOM_PAGE_SIZES) && choices.chance(35);
    boolean shared = features.has(Feature.THREADS) && choices.chance(10);
    int min = customPages ? choices.below(MOST_MEMORY_BYTES) : choices.chance(6) ? 0 : 1;
    int room = customPages ? choices.below(200) : choices.below(3);
    Limits limits =
        shared || choices.chance(70) ? Limits.between(min, (long) min + room) : Limits.atLeast(min);
    return new MemoryType(
        addressType(), limits, shared, customPages ? 0 : MemoryType.DEFAULT_PAGE_SIZE_LOG2);
  }

  private void addGlobals() {
    int count = choices.between(1, 5);
    for (int i = 0; i < count; i++) {
      int type = types.valueType();
      if (constants.isPossible(type)) {
        addGlobal(type, choices.chance(75), constants.expression(type));
      }
    }
    module.budget = module.globals.size();
    addGlobal(TypeCodes.I32, true, ConstantGenerator.address(TypeCodes.I32, BUDGET));
    module.digest = module.globals.size();
    addGlobal(TypeCodes.I64, true, ConstantGenerator.address(TypeCodes.I64, 1));
  }

  private void addGlobal(int type, boolean mutable, ConstExpr init) {
    module.globals.add(new GlobalType(ValType.ofCode(type), mutable));
    module.globalInits.add(init);
  }

  private void addTags() {
    if (hasExceptions()) {
      int count = choices.between(1, 3);
      for (int i = 0; i < count; i++) {
        module.tags.add(tagType());
      }
    }
  }

  private int tagType() {
    int[] params = new int[choices.below(3)];
    for (int i = 0; i < params.length; i++) {
      int type = types.valueType();
      params[i] = TypeCodes.isReference(type) ? TypeCodes.nullable(type) : type;
    }
    return module.types.indexOf(params, new int[0]);
  }
}
