package io.dunlin.spi.store;

import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;

/** What a backend keeps for one store, and makes the store's objects with. Not thread-safe. */
public interface StoreBackend extends AutoCloseable {
  /**
   * A memory of its initial size, all zero; one of a shared type is a {@link SharedMemoryInstance}.
   *
   * @throws ResourceLimitException if it may not or cannot be that large
   */
  MemoryInstance newMemory(MemoryType type);

  /**
   * A table of its initial size, all null.
   *
   * @param type its type, in canonical ids
   * @throws ResourceLimitException if it may not be that large
   */
  TableInstance newTable(TableType type);

  /**
   * A global that is zero or null.
   *
   * @param type its type, in canonical ids
   */
  GlobalInstance newGlobal(GlobalType type);

  /**
   * A function of the host.
   *
   * @param typeId the canonical id of its type
   * @param type its type, in canonical ids
   * @param function what it does
   */
  FunctionInstance newHostFunction(int typeId, FuncType type, HostFunction function);

  /** A structure whose fields are zero or null. */
  StructInstance newStruct(DefinedType type);

  /**
   * An array whose elements are zero or null.
   *
   * @param length the number of elements, unsigned
   * @throws io.dunlin.spi.trap.TrapException {@link
   *     io.dunlin.spi.trap.TrapCode#ALLOCATION_TOO_LARGE} if there is no room for so many
   */
  ArrayInstance newArray(DefinedType type, int length);

  /**
   * An instance whose memories, tables and globals are zero or null: initializing them is not the
   * backend's work.
   *
   * @param module a module that this backend compiled
   * @param imports what it imports, matched
   */
  ModuleInstance newInstance(CompiledModule module, Imports imports);

  /** Frees everything at once; what was made here must not be used any more. */
  @Override
  void close();
}
