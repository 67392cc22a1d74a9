package io.dunlin.wasm.module;

import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A decoded module. It has been read, not validated.
 *
 * <p>In every index space imports come first, as in the specification. Immutable and thread-safe;
 * {@link Builder} makes one.
 */
public final class WasmModule {
  /** Stands for the absent start function and data count. */
  public static final int NONE = -1;

  private final byte[] bytes;
  private final List<RecGroup> recGroups;
  private final List<SubType> types;
  private final List<Import> imports;
  private final int[] functionTypes;
  private final int importedFunctions;
  private final List<TableType> tableTypes;
  private final List<TableDefinition> tables;
  private final List<MemoryType> memoryTypes;
  private final int importedMemories;
  private final List<GlobalType> globalTypes;
  private final List<GlobalDefinition> globals;
  private final List<TagType> tagTypes;
  private final int importedTags;
  private final List<Export> exports;
  private final int startFunction;
  private final List<ElementSegment> elements;
  private final List<DataSegment> dataSegments;
  private final int dataCount;
  private final List<FunctionBody> bodies;
  private final List<CustomSection> customSections;
  private final Supplier<NameSection> nameReader;
  private volatile @Nullable NameSection names;

  private WasmModule(Builder builder) {
    bytes = builder.bytes;
    recGroups = List.copyOf(builder.recGroups);
    types = List.copyOf(builder.types);
    imports = List.copyOf(builder.imports);
    tables = List.copyOf(builder.tables);
    globals = List.copyOf(builder.globals);
    exports = List.copyOf(builder.exports);
    startFunction = builder.startFunction;
    elements = List.copyOf(builder.elements);
    dataSegments = List.copyOf(builder.dataSegments);
    dataCount = builder.dataCount;
    bodies = List.copyOf(builder.bodies);
    customSections = List.copyOf(builder.customSections);
    nameReader = builder.nameReader;
    List<TableType> importedTableTypes = imported(TableType.class);
    List<MemoryType> importedMemoryTypes = imported(MemoryType.class);
    List<GlobalType> importedGlobalTypes = imported(GlobalType.class);
    List<TagType> importedTagTypes = imported(TagType.class);
    List<FunctionType> importedFunctionTypes = imported(FunctionType.class);
    importedFunctions = importedFunctionTypes.size();
    functionTypes = new int[importedFunctions + builder.functionCount];
    for (int i = 0; i < importedFunctions; i++) {
      functionTypes[i] = importedFunctionTypes.get(i).typeIndex();
    }
    System.arraycopy(
        builder.functionTypes, 0, functionTypes, importedFunctions, builder.functionCount);
    for (TableDefinition table : tables) {
      importedTableTypes.add(table.type());
    }
    tableTypes = List.copyOf(importedTableTypes);
    importedMemories = importedMemoryTypes.size();
    importedMemoryTypes.addAll(builder.memories);
    memoryTypes = List.copyOf(importedMemoryTypes);
    for (GlobalDefinition global : globals) {
      importedGlobalTypes.add(global.type());
    }
    globalTypes = List.copyOf(importedGlobalTypes);
    importedTags = importedTagTypes.size();
    importedTagTypes.addAll(builder.tags);
    tagTypes = List.copyOf(importedTagTypes);
  }

  private <T extends ExternType> List<T> imported(Class<T> kind) {
    List<T> result = new ArrayList<>();
    for (Import each : imports) {
      if (kind.isInstance(each.type())) {
        result.add(kind.cast(each.type()));
      }
    }
    return result;
  }

  /** The module's bytes, by reference. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The groups of type definitions, in order. */
  public List<RecGroup> recGroups() {
    return recGroups;
  }

  /** The type definitions of all groups, by type index. */
  public List<SubType> types() {
    return types;
  }

  /**
   * The function type with this index.
   *
   * @throws IllegalArgumentException if there is no such type or it is not one of functions
   */
  public FuncType funcType(int typeIndex) {
    if (typeIndex >= 0 && typeIndex < types.size()) {
      CompositeType composite = types.get(typeIndex).composite();
      if (composite instanceof FuncType type) {
        return type;
      }
    }
    throw new IllegalArgumentException("type " + typeIndex + " is no function type");
  }

  /** The imports, in order. */
  public List<Import> imports() {
    return imports;
  }

  /** The number of functions, imports included. */
  public int functionCount() {
    return functionTypes.length;
  }

  /** The number of imported functions. */
  public int importedFunctionCount() {
    return importedFunctions;
  }

  /** The type index of a function. */
  public int functionTypeIndex(int functionIndex) {
    return functionTypes[functionIndex];
  }

  /** The type of a function of a valid module. */
  public FuncType functionType(int functionIndex) {
    return funcType(functionTypes[functionIndex]);
  }

  /** The types of all tables, imports included. */
  public List<TableType> tableTypes() {
    return tableTypes;
  }

  /** The tables that the module defines. */
  public List<TableDefinition> tables() {
    return tables;
  }

  /** The number of imported tables. */
  public int importedTableCount() {
    return tableTypes.size() - tables.size();
  }

  /** The types of all memories, imports included. */
  public List<MemoryType> memoryTypes() {
    return memoryTypes;
  }

  /** The number of imported memories. */
  public int importedMemoryCount() {
    return importedMemories;
  }

  /** The types of all globals, imports included. */
  public List<GlobalType> globalTypes() {
    return globalTypes;
  }

  /** The globals that the module defines. */
  public List<GlobalDefinition> globals() {
    return globals;
  }

  /** The number of imported globals. */
  public int importedGlobalCount() {
    return globalTypes.size() - globals.size();
  }

  /** The types of all tags, imports included. */
  public List<TagType> tagTypes() {
    return tagTypes;
  }

  /** The number of imported tags. */
  public int importedTagCount() {
    return importedTags;
  }

  /** The exports, in order. */
  public List<Export> exports() {
    return exports;
  }

  /** The index of the start function, or {@link #NONE}. */
  public int startFunction() {
    return startFunction;
  }

  /** The element segments. */
  public List<ElementSegment> elements() {
    return elements;
  }

  /** The data segments. */
  public List<DataSegment> dataSegments() {
    return dataSegments;
  }

  /** The number of data segments that the module announces, or {@link #NONE}. */
  public int dataCount() {
    return dataCount;
  }

  /** The bodies of the functions that the module defines, imports not counted. */
  public List<FunctionBody> bodies() {
    return bodies;
  }

  /** The body of a function that is not imported. */
  public FunctionBody body(int functionIndex) {
    return bodies.get(functionIndex - importedFunctions);
  }

  /** The custom sections, in order. */
  public List<CustomSection> customSections() {
    return customSections;
  }

  /** The names of the module's parts; read when first asked for, empty if there are none. */
  public NameSection names() {
    NameSection result = names;
    if (result == null) {
      result = nameReader.get();
      names = result;
    }
    return result;
  }

  /** The number of things of this kind, imports included. */
  public int count(ExternKind kind) {
    switch (kind) {
      case FUNC:
        return functionTypes.length;
      case TABLE:
        return tableTypes.size();
      case MEMORY:
        return memoryTypes.size();
      case GLOBAL:
        return globalTypes.size();
      case TAG:
        return tagTypes.size();
    }
    throw new AssertionError(kind);
  }

  /** The type of something that exists, as an import of it would name it. */
  public ExternType externType(ExternKind kind, int index) {
    switch (kind) {
      case FUNC:
        return new FunctionType(functionTypes[index]);
      case TABLE:
        return tableTypes.get(index);
      case MEMORY:
        return memoryTypes.get(index);
      case GLOBAL:
        return globalTypes.get(index);
      case TAG:
        return tagTypes.get(index);
    }
    throw new AssertionError(kind);
  }

  /** Collects the parts of a module, in the order of its sections. Not thread-safe. */
  public static final class Builder {
    private byte[] bytes;
    private final List<RecGroup> recGroups = new ArrayList<>();
    private final List<SubType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private int[] functionTypes = {};
    private int functionCount;
    private final List<TableDefinition> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalDefinition> globals = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private int startFunction = NONE;
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<DataSegment> dataSegments = new ArrayList<>();
    private int dataCount = NONE;
    private final List<FunctionBody> bodies = new ArrayList<>();
    private final List<CustomSection> customSections = new ArrayList<>();
    private Supplier<NameSection> nameReader = () -> NameSection.EMPTY;
    private final int[] importedCounts = new int[ExternKind.values().length];

    /** A module whose ranges lie in these bytes, which must not change. */
    public Builder(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A module whose ranges lie in bytes that are still to be {@linkplain #bytes given}. */
    public Builder() {
      this(new byte[0]);
    }

    /** Says in which bytes, which must not change, the module's ranges lie. */
    public void bytes(byte[] content) {
      bytes = content;
    }

    /** Adds a group of types; its first index must be the number of types so far. */
    public void addRecGroup(RecGroup group) {
      if (group.firstIndex() != types.size()) {
        throw new IllegalArgumentException("group at " + group.firstIndex());
      }
      recGroups.add(group);
      types.addAll(group.types());
    }

    /** The number of types so far. */
    public int typeCount() {
      return types.size();
    }

    /** The number of type groups so far. */
    public int recGroupCount() {
      return recGroups.size();
    }

    /** Adds an import. */
    public void addImport(Import added) {
      imports.add(added);
      importedCounts[added.type().kind().ordinal()]++;
    }

    /** Declares a function that has a body. */
    public void addFunction(int typeIndex) {
      if (functionCount == functionTypes.length) {
        functionTypes = Arrays.copyOf(functionTypes, Math.max(16, functionCount * 2));
      }
      functionTypes[functionCount++] = typeIndex;
    }

    /** The number of functions with a body that have been declared. */
    public int functionCount() {
      return functionCount;
    }

    /** The number of imports of this kind so far. */
    public int importedCount(ExternKind kind) {
      return importedCounts[kind.ordinal()];
    }

    /** Adds a table. */
    public void addTable(TableDefinition table) {
      tables.add(table);
    }

    /** Adds a memory. */
    public void addMemory(MemoryType memory) {
      memories.add(memory);
    }

    /** Adds a global. */
    public void addGlobal(GlobalDefinition global) {
      globals.add(global);
    }

    /** Adds a tag. */
    public void addTag(TagType tag) {
      tags.add(tag);
    }

    /** Adds an export. */
    public void addExport(Export export) {
      exports.add(export);
    }

    /** Sets the start function. */
    public void startFunction(int functionIndex) {
      startFunction = functionIndex;
    }

    /** Adds an element segment. */
    public void addElement(ElementSegment segment) {
      elements.add(segment);
    }

    /** Adds a data segment. */
    public void addData(DataSegment segment) {
      dataSegments.add(segment);
    }

    /** The number of data segments so far. */
    public int dataSegmentCount() {
      return dataSegments.size();
    }

    /** Announces the number of data segments. */
    public void dataCount(int count) {
      dataCount = count;
    }

    /** The number of data segments that was announced, or {@link #NONE}. */
    public int dataCount() {
      return dataCount;
    }

    /** Adds the body of the next function. */
    public void addBody(FunctionBody body) {
      bodies.add(body);
    }

    /** The bodies so far. */
    public List<FunctionBody> bodies() {
      return Collections.unmodifiableList(bodies);
    }

    /** The number of bodies so far. */
    public int bodyCount() {
      return bodies.size();
    }

    /** Adds a custom section. */
    public void addCustomSection(CustomSection section) {
      customSections.add(section);
    }

    /** Says how the names are read when they are asked for. */
    public void names(Supplier<NameSection> reader) {
      nameReader = reader;
    }

    /** The module. */
    public WasmModule build() {
      return new WasmModule(this);
    }
  }
}
