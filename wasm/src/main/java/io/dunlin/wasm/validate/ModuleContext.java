package io.dunlin.wasm.validate;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.BitSet;
import java.util.List;

/**
 * A module of which everything but function bodies is known to be valid, with what checking the
 * bodies needs.
 *
 * <p>Immutable and thread-safe once {@link ModuleValidator} has given it out.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Contexts
 *     </a>
 */
public final class ModuleContext {
  private final WasmModule module;
  private final Features features;
  private final FeatureGate gate;
  private final ModuleTypes types;
  private final int[] tableElements;
  private final int[] tableAddresses;
  private final int[] memoryAddresses;
  private final int[] globalTypes;
  private final int[] elementTypes;

  /** Functions that are named outside of bodies, so that bodies may take references to them. */
  private final BitSet declaredFunctions = new BitSet();

  ModuleContext(WasmModule module, Features features, FeatureGate gate, ModuleTypes types) {
    this.module = module;
    this.features = features;
    this.gate = gate;
    this.types = types;
    List<TableType> tables = module.tableTypes();
    tableElements = new int[tables.size()];
    tableAddresses = new int[tables.size()];
    for (int i = 0; i < tableElements.length; i++) {
      tableElements[i] = types.code(tables.get(i).element().code());
      tableAddresses[i] = tables.get(i).addressType().code();
    }
    List<MemoryType> memories = module.memoryTypes();
    memoryAddresses = new int[memories.size()];
    for (int i = 0; i < memoryAddresses.length; i++) {
      memoryAddresses[i] = memories.get(i).addressType().code();
    }
    List<GlobalType> globals = module.globalTypes();
    globalTypes = new int[globals.size()];
    for (int i = 0; i < globalTypes.length; i++) {
      globalTypes[i] = types.code(globals.get(i).value().code());
    }
    List<ElementSegment> elements = module.elements();
    elementTypes = new int[elements.size()];
    for (int i = 0; i < elementTypes.length; i++) {
      elementTypes[i] = types.code(elements.get(i).type().code());
    }
  }

  /** The module. */
  public WasmModule module() {
    return module;
  }

  /** The features with which the module is validated. */
  public Features features() {
    return features;
  }

  /**
   * The parameter types of a function type, as codes. The array is shared and must not be written.
   *
   * @throws InvalidModuleException if there is no such function type
   */
  public int[] paramTypes(int typeIndex) {
    return types.params(typeIndex);
  }

  /**
   * The result types of a function type, as codes. The array is shared and must not be written.
   *
   * @throws InvalidModuleException if there is no such function type
   */
  public int[] resultTypes(int typeIndex) {
    return types.results(typeIndex);
  }

  /**
   * The code that events have for a type of the module: a concrete heap type is named by the lowest
   * of its equivalent indices.
   *
   * @param moduleCode the code of a value or storage type
   * @throws InvalidModuleException if it refers to a type that the module does not have
   */
  public int canonicalCode(int moduleCode) {
    return types.code(moduleCode);
  }

  /**
   * Whether a value of the first type may stand where one of the second is expected; both are codes
   * as events have them.
   */
  public boolean matches(int actual, int expected) {
    return types.matches(actual, expected);
  }

  ModuleTypes types() {
    return types;
  }

  FeatureGate gate() {
    return gate;
  }

  /** The code for a value type that stands in the module, whose parts and feature are checked. */
  int valueType(int moduleCode) {
    if (moduleCode > TypeCodes.F64) {
      gate.checkType(moduleCode);
      return types.code(moduleCode);
    }
    return moduleCode;
  }

  /** The same for a type that stands at this offset, which an error names. */
  int valueTypeAt(int moduleCode, int offset) {
    try {
      return valueType(moduleCode);
    } catch (InvalidModuleException e) {
      throw Fault.at(e, offset, InvalidModuleException.UNKNOWN);
    }
  }

  private static void check(int index, int count, String what) {
    if (index < 0 || index >= count) {
      throw Fault.unknown(what, index);
    }
  }

  int functionTypeIndex(int function) {
    check(function, module.functionCount(), "function");
    return module.functionTypeIndex(function);
  }

  int tableElement(int table) {
    check(table, tableElements.length, "table");
    return tableElements[table];
  }

  int tableAddress(int table) {
    check(table, tableAddresses.length, "table");
    return tableAddresses[table];
  }

  int memoryAddress(int memory) {
    check(memory, memoryAddresses.length, "memory");
    return memoryAddresses[memory];
  }

  int globalType(int global) {
    check(global, globalTypes.length, "global");
    return globalTypes[global];
  }

  boolean isMutableGlobal(int global) {
    return module.globalTypes().get(global).mutable();
  }

  int[] tagParams(int tag) {
    List<TagType> tags = module.tagTypes();
    check(tag, tags.size(), "tag");
    return types.params(tags.get(tag).typeIndex());
  }

  int elementSegmentType(int segment) {
    check(segment, elementTypes.length, "elem segment");
    return elementTypes[segment];
  }

  /** Whether a function is named outside of bodies, so that there can be references to it. */
  public boolean isDeclared(int function) {
    return declaredFunctions.get(function);
  }

  /** A function is named outside of bodies. */
  void declare(int function) {
    declaredFunctions.set(function);
  }
}
