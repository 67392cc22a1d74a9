package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TagType;
import java.util.ArrayList;
import java.util.List;

/** Makes a module from a seed. */
public final class ModuleGenerator {
  /** The name of the exported global that is counted down; a host sets it before each call. */
  public static final String BUDGET = "budget";

  /** What {@link #BUDGET} is to be set to. */
  public static final int FULL_BUDGET = DeclarationGenerator.BUDGET;

  private static final int DEPTH = 4;

  private final long seed;
  private final GeneratorSettings settings;
  private final Choices choices;
  private final Features features;
  private final DeclarationGenerator declarations;
  private final Declarations module;
  private final Catalog catalog;

  private ModuleGenerator(long seed, GeneratorSettings settings) {
    this.seed = seed;
    this.settings = settings;
    this.choices = new Choices(seed);
    this.features = withoutSome(choices, settings.features());
    this.declarations = new DeclarationGenerator(choices, settings, features);
    this.module = declarations.generate();
    this.catalog = new Catalog(choices, features);
  }

  /** The module of this seed; another settings' module of the same seed is another one. */
  public static GeneratedModule generate(long seed, GeneratorSettings settings) {
    return new ModuleGenerator(seed, settings).generate();
  }

  /** Leaves some features out, and with them what cannot be without them. */
  private static Features withoutSome(Choices choices, Features all) {
    Features features = all;
    for (Feature feature : Feature.values()) {
      if (feature != Feature.MUTABLE_GLOBALS && choices.chance(12)) {
        features = features.without(feature);
      }
    }
    features = without(features, Feature.REFERENCE_TYPES, Feature.FUNCTION_REFERENCES);
    features = without(features, Feature.REFERENCE_TYPES, Feature.EXCEPTIONS);
    features = without(features, Feature.FUNCTION_REFERENCES, Feature.GC);
    features = without(features, Feature.BULK_MEMORY, Feature.GC);
    return without(features, Feature.SIMD, Feature.RELAXED_SIMD);
  }

  private static Features without(Features features, Feature missing, Feature dependent) {
    return features.has(missing) ? features : features.without(dependent);
  }

  private GeneratedModule generate() {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = module.importedFunctions; i < module.functions.size(); i++) {
      bodies.add(body(i));
    }
    return new GeneratedModule(seed, features, BinaryEncoder.encode(assemble(bodies)));
  }

  private byte[] body(int function) {
    int type = module.functions.get(function);
    FunctionCode code =
        new FunctionCode(
            module, choices, declarations.types(), catalog, type, settings.bodyBytes());
    if (choices.below(1000) < 4) {
      return endlessRecursion(code, function);
    }
    int variables = choices.below(5);
    for (int i = 0; i < variables; i++) {
      code.addVariable(code.valueType());
    }
    code.checkBudget();
    code.initializeVariables();
    int statements = choices.between(1, 5);
    for (int i = 0; i < statements; i++) {
      code.statement(DEPTH);
    }
    code.mixVariables();
    code.values(code.results, DEPTH);
    return code.finish();
  }

  /** Whatever the stack's size, it is used up. */
  private byte[] endlessRecursion(FunctionCode code, int function) {
    code.trivial(module.types.params(module.functions.get(function)));
    code.out.writeIndex(Op.CALL, function);
    return code.finish();
  }

  private WasmModule assemble(List<byte[]> bodies) {
    WasmModule.Builder builder = new WasmModule.Builder();
    module.types.groups().forEach(builder::addRecGroup);
    module.imports.forEach(builder::addImport);
    for (int i = module.importedTables; i < module.tables.size(); i++) {
      builder.addTable(
          new TableDefinition(
              module.tables.get(i), module.tableInits.get(i - module.importedTables)));
    }
    module.memories.stream().skip(module.importedMemories).forEach(builder::addMemory);
    for (int i = module.importedGlobals; i < module.globals.size(); i++) {
      builder.addGlobal(
          new GlobalDefinition(
              module.globals.get(i), module.globalInits.get(i - module.importedGlobals)));
    }
    module.tags.stream()
        .skip(module.importedTags)
        .forEach(type -> builder.addTag(new TagType(type)));
    module.elements.forEach(builder::addElement);
    module.dataSegments.forEach(builder::addData);
    if (module.dataIsUsed) {
      builder.dataCount(module.dataSegments.size());
    }
    addFunctions(builder, bodies);
    addExports(builder);
    addNames(builder);
    return builder.build();
  }

  /** Names stand behind the data in the bytes of the module. */
  private void addNames(WasmModule.Builder builder) {
    ByteWriter bytes = new ByteWriter();
    bytes.writeBytes(module.dataBytes);
    if (choices.chance(25)) {
      bytes.writeBytes(new NameGenerator(choices, module).generate());
      builder.addCustomSection(
          new CustomSection(
              NameSectionWriter.SECTION_NAME,
              new ByteRange(module.dataBytes.length, bytes.size()),
              lastSection().id()));
    }
    builder.bytes(bytes.toByteArray());
  }

  private SectionId lastSection() {
    return module.dataSegments.isEmpty() ? SectionId.CODE : SectionId.DATA;
  }

  private void addFunctions(WasmModule.Builder builder, List<byte[]> bodies) {
    for (int i = 0; i < bodies.size(); i++) {
      int function = module.importedFunctions + i;
      byte[] bytes = bodies.get(i);
      builder.addFunction(module.functions.get(function));
      builder.addBody(new FunctionBody(function, bytes, 0, bytes.length));
    }
    int type = module.types.indexOf(new int[0], new int[0]);
    int start = module.functions.lastIndexOf(type);
    if (start >= 0 && choices.chance(10)) {
      builder.startFunction(start);
    }
  }

  private void addExports(WasmModule.Builder builder) {
    for (ExternKind kind : ExternKind.values()) {
      for (int i = 0; i < count(kind); i++) {
        boolean budget = kind == ExternKind.GLOBAL && i == module.budget;
        builder.addExport(new Export(budget ? BUDGET : kind.toString() + i, kind, i));
      }
    }
  }

  private int count(ExternKind kind) {
    return switch (kind) {
      case FUNC -> module.functions.size();
      case TABLE -> module.tables.size();
      case MEMORY -> module.memories.size();
      case GLOBAL -> module.globals.size();
      case TAG -> module.tags.size();
    };
  }
}
