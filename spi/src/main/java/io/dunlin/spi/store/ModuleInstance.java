package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a module: everything that the module's indices name.
 *
 * <p>Holds what all backends have in common; a backend adds its code and creates the functions when
 * they are first asked for.
 */
public abstract class ModuleInstance {
  private static final @Nullable Object[] NO_ELEMENTS = {};

  private final WasmModule module;
  private final int[] typeIds;
  private final @Nullable FunctionInstance[] functions;
  private final TableInstance[] tables;
  private final MemoryInstance[] memories;
  private final GlobalInstance[] globals;
  private final TagInstance[] tags;
  private final @Nullable Object[] @Nullable [] elements;
  private final boolean[] droppedData;
  private @Nullable Object[] operands = NO_ELEMENTS;

  /**
   * Creates the instance and, with {@code backend}, the memories, tables and globals that the
   * module defines.
   *
   * @param typeIds the canonical id of each of the module's types
   */
  protected ModuleInstance(
      StoreBackend backend, TypeRegistry types, WasmModule module, int[] typeIds, Imports imports) {
    this.module = module;
    this.typeIds = typeIds;
    functions = imports.functions().toArray(new FunctionInstance[module.functionCount()]);
    tables = imports.tables().toArray(new TableInstance[module.tableTypes().size()]);
    memories = imports.memories().toArray(new MemoryInstance[module.memoryTypes().size()]);
    globals = imports.globals().toArray(new GlobalInstance[module.globalTypes().size()]);
    tags = imports.tags().toArray(new TagInstance[module.tagTypes().size()]);
    elements = new @Nullable Object[module.elements().size()][];
    droppedData = new boolean[module.dataSegments().size()];
    createMemories(backend, imports.memories().size());
    createTables(backend, imports.tables().size());
    createGlobals(backend, imports.globals().size());
    createTags(types, imports.tags().size());
  }

  private void createMemories(StoreBackend backend, int imported) {
    List<MemoryType> memoryTypes = module.memoryTypes();
    for (int i = imported; i < memories.length; i++) {
      memories[i] = backend.newMemory(memoryTypes.get(i));
    }
  }

  private void createTables(StoreBackend backend, int imported) {
    for (int i = imported; i < tables.length; i++) {
      TableDefinition table = module.tables().get(i - imported);
      tables[i] = backend.newTable(TypeRegistry.canonicalize(table.type(), typeIds));
    }
  }

  private void createGlobals(StoreBackend backend, int imported) {
    for (int i = imported; i < globals.length; i++) {
      GlobalDefinition global = module.globals().get(i - imported);
      globals[i] = backend.newGlobal(TypeRegistry.canonicalize(global.type(), typeIds));
    }
  }

  private void createTags(TypeRegistry types, int imported) {
    for (int i = imported; i < tags.length; i++) {
      TagType tag = module.tagTypes().get(i);
      int id = typeIds[tag.typeIndex()];
      tags[i] = new TagInstance(id, types.funcType(id));
    }
  }

  /** Creates the function with this index, which is not imported. */
  protected abstract FunctionInstance newFunction(int index);

  /** The module. */
  public final WasmModule module() {
    return module;
  }

  /** The canonical id of a type of the module. */
  public final int typeId(int typeIndex) {
    return typeIds[typeIndex];
  }

  /** The canonical id of each of the module's types. Not to be changed. */
  public final int[] typeIds() {
    return typeIds;
  }

  /** The function with this index; the same object each time. */
  public final FunctionInstance function(int index) {
    FunctionInstance function = functions[index];
    if (function == null) {
      function = newFunction(index);
      functions[index] = function;
    }
    return function;
  }

  /** The table with this index. */
  public final TableInstance table(int index) {
    return tables[index];
  }

  /** The memory with this index. */
  public final MemoryInstance memory(int index) {
    return memories[index];
  }

  /** The number of memories. */
  public final int memoryCount() {
    return memories.length;
  }

  /** The global with this index. */
  public final GlobalInstance global(int index) {
    return globals[index];
  }

  /** The tag with this index. */
  public final TagInstance tag(int index) {
    return tags[index];
  }

  /** Sets the references of an element segment, evaluated at instantiation. */
  public final void setElements(int segment, @Nullable Object[] references) {
    elements[segment] = references;
  }

  /**
   * The references of an element segment, none if it was dropped. Segments of function indices are
   * turned into references when they are first asked for. Not to be changed.
   */
  public final @Nullable Object[] elements(int segment) {
    @Nullable Object[] references = elements[segment];
    if (references == null) {
      ElementSegment source = module.elements().get(segment);
      references = new @Nullable Object[source.size()];
      for (int i = 0; i < references.length; i++) {
        references[i] = function(source.function(i));
      }
      elements[segment] = references;
    }
    return references;
  }

  /**
   * The references of an element segment that has this range.
   *
   * @param from the first, unsigned
   * @param count how many, unsigned
   * @throws TrapException {@link TrapCode#TABLE_OUT_OF_BOUNDS} if the segment is not as long
   */
  public final @Nullable Object[] elements(int segment, int from, int count) {
    @Nullable Object[] references = elements(segment);
    if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > references.length) {
      throw new TrapException(TrapCode.TABLE_OUT_OF_BOUNDS);
    }
    return references;
  }

  /**
   * Sets the operands of constant expressions that are being evaluated, so that they count as
   * reachable.
   */
  public final void setOperands(@Nullable Object[] references) {
    operands = references;
  }

  /** Passes on the references that element segments hold, and those set as operands. */
  public final void forEachReference(Consumer<@Nullable Object> visitor) {
    for (@Nullable Object @Nullable [] segment : elements) {
      if (segment != null) {
        forEach(segment, visitor);
      }
    }
    forEach(operands, visitor);
  }

  private static void forEach(@Nullable Object[] references, Consumer<@Nullable Object> visitor) {
    for (Object reference : references) {
      visitor.accept(reference);
    }
  }

  /** Drops an element segment: it is empty from now on. */
  public final void dropElements(int segment) {
    elements[segment] = NO_ELEMENTS;
  }

  /** Drops a data segment: it is empty from now on. */
  public final void dropData(int segment) {
    droppedData[segment] = true;
  }

  /** The length of a data segment in bytes, 0 if it was dropped. */
  public final int dataLength(int segment) {
    return droppedData[segment] ? 0 : module.dataSegments().get(segment).content().length();
  }

  /**
   * Where a range of a data segment stands in the module's bytes.
   *
   * @param from its first byte in the segment, unsigned
   * @param length the number of bytes, not negative
   * @throws TrapException {@link TrapCode#MEMORY_OUT_OF_BOUNDS} if the segment is not as long
   */
  public final int dataOffset(int segment, int from, long length) {
    if (Integer.toUnsignedLong(from) + length > dataLength(segment)) {
      throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }
    return module.dataSegments().get(segment).content().start() + from;
  }

  /** Copies a range of a data segment to a memory; see {@link MemoryInstance#init}. */
  public final void initMemory(int memory, int segment, long address, long from, long length) {
    DataSegment data = module.dataSegments().get(segment);
    memories[memory].init(
        address, module.bytes(), data.content().start(), dataLength(segment), from, length);
  }

  /**
   * Brings memories, tables and globals that the instance defines back to zero and null, and the
   * segments back. Initializing them again is not the backend's work.
   *
   * @throws IllegalStateException if the instance defines a shared memory; nothing is changed
   */
  public final void reset() {
    for (int i = module.importedMemoryCount(); i < memories.length; i++) {
      if (memories[i].type().shared()) {
        throw new IllegalStateException("an instance that defines a shared memory cannot be reset");
      }
    }
    for (int i = module.importedMemoryCount(); i < memories.length; i++) {
      memories[i].reset();
    }
    for (int i = module.importedTableCount(); i < tables.length; i++) {
      tables[i].reset();
    }
    for (int i = module.importedGlobalCount(); i < globals.length; i++) {
      GlobalInstance global = globals[i];
      if (global.type().value().isReference()) {
        global.setReference(null);
      } else {
        global.setBits(0, 0);
      }
    }
    Arrays.fill(elements, null);
    Arrays.fill(droppedData, false);
  }
}
