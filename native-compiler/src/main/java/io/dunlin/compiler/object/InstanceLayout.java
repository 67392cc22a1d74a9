package io.dunlin.compiler.object;

import io.dunlin.wasm.module.WasmModule;
import java.util.BitSet;

/**
 * Where an instance's context holds what the module defines and imports, in bytes from its
 * beginning. What is defined lies there itself; of what is imported the address lies there.
 *
 * <p>Indices count imports first, as in the module.
 */
public final class InstanceLayout {
  private static final int ADDRESS = 8;

  private final Section functions;
  private final Section memories;
  private final Section tables;
  private final Section globals;
  private final Section tags;
  private final int types;
  private final int size;
  private final BitSet sharedMemories = new BitSet();

  /** Lays out the instances of a module. */
  public InstanceLayout(WasmModule module) {
    memories =
        new Section(
            ContextLayout.Instance.SIZE,
            module.importedMemoryCount(),
            module.memoryTypes().size(),
            ContextLayout.Memory.SIZE);
    tables =
        new Section(
            memories.end(),
            module.importedTableCount(),
            module.tableTypes().size(),
            ContextLayout.Table.SIZE);
    globals =
        new Section(
            tables.end(),
            module.importedGlobalCount(),
            module.globalTypes().size(),
            ContextLayout.Global.SIZE);
    tags = new Section(globals.end(), module.importedTagCount(), module.tagTypes().size(), ADDRESS);
    types = tags.end();
    functions =
        new Section(
            align(Math.addExact(types, Math.multiplyExact(4, module.types().size()))),
            module.importedFunctionCount(),
            module.functionCount(),
            ContextLayout.Function.SIZE);
    size = functions.end();
    for (int i = 0; i < module.memoryTypes().size(); i++) {
      sharedMemories.set(i, module.memoryTypes().get(i).shared());
    }
  }

  /** A kind of things: first the addresses of imported ones, then those that are defined. */
  private record Section(int start, int imported, int count, int definedSize) {
    int definedStart() {
      return align(Math.addExact(start, Math.multiplyExact(ADDRESS, imported)));
    }

    int end() {
      return align(
          Math.addExact(definedStart(), Math.multiplyExact(definedSize, count - imported)));
    }

    int at(int index) {
      return index < imported
          ? start + ADDRESS * index
          : definedStart() + definedSize * (index - imported);
    }

    boolean isImported(int index) {
      return index < imported;
    }
  }

  private static int align(int offset) {
    return Math.addExact(offset, 15) & -16;
  }

  /** Where a function's {@link ContextLayout.Function}, or its address, is. */
  public int function(int index) {
    return functions.at(index);
  }

  /** Is at {@link #function} only an address? */
  public boolean isFunctionImported(int index) {
    return functions.isImported(index);
  }

  /** Where a memory's {@link ContextLayout.Memory}, or its address, is. */
  public int memory(int index) {
    return memories.at(index);
  }

  /** Is at {@link #memory} only an address? Also of shared memories, which outlive instances. */
  public boolean isMemoryImported(int index) {
    return memories.isImported(index) || sharedMemories.get(index);
  }

  /** Where a table's {@link ContextLayout.Table}, or its address, is. */
  public int table(int index) {
    return tables.at(index);
  }

  /** Is at {@link #table} only an address? */
  public boolean isTableImported(int index) {
    return tables.isImported(index);
  }

  /** Where a global's {@link ContextLayout.Global}, or its address, is. */
  public int global(int index) {
    return globals.at(index);
  }

  /** Is at {@link #global} only an address? */
  public boolean isGlobalImported(int index) {
    return globals.isImported(index);
  }

  /** Where the runtime's number for a tag is; four bytes, whether imported or not. */
  public int tag(int index) {
    return tags.at(index);
  }

  /** Where the canonical number of a type of the module is; four bytes. */
  public int type(int index) {
    return types + 4 * index;
  }

  /** The size of an instance's context in bytes. */
  public int size() {
    return size;
  }
}
