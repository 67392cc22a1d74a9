package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/** An instance, with arrays of what nodes reach into. */
final class InterpretedInstance extends ModuleInstance {
  private static final byte[] NO_MEMORY = {};

  final ExecutionStack stack;
  final TypeRegistry types;

  /** The functions that have been called, by index; null for imported ones and the others. */
  final @Nullable ThreadedCode[] code;

  final InterpretedGlobal[] globals;
  final InterpretedTable[] tables;

  /** The memories of this store by index; null in place of shared ones. */
  final InterpretedMemory[] memories;

  /** The shared memories by index; null in place of the others. */
  final ChunkedMemory[] sharedMemories;

  private final @Nullable InterpretedMemory firstMemory;
  private final InterpretedModule source;

  InterpretedInstance(
      InterpreterStore store, TypeRegistry types, InterpretedModule source, Imports imports) {
    super(store, types, source.wasm(), source.typeIds(), imports);
    this.stack = store.stack;
    this.types = types;
    this.source = source;
    code = source.code;
    globals = new InterpretedGlobal[source.wasm().globalTypes().size()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = (InterpretedGlobal) global(i);
    }
    tables = new InterpretedTable[source.wasm().tableTypes().size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = (InterpretedTable) table(i);
    }
    memories = new InterpretedMemory[memoryCount()];
    sharedMemories = new ChunkedMemory[memoryCount()];
    for (int i = 0; i < memories.length; i++) {
      if (memory(i) instanceof InterpretedMemory own) {
        memories[i] = own;
      } else {
        sharedMemories[i] = (ChunkedMemory) memory(i);
      }
    }
    firstMemory = memories.length > 0 ? memories[0] : null;
  }

  /** The bytes of the first memory as they are now; none if there is no memory or it is shared. */
  byte[] memoryBytes() {
    InterpretedMemory first = firstMemory;
    return first != null ? first.bytes : NO_MEMORY;
  }

  /** The code of the function with this index, made now if that has not been done. */
  ThreadedCode code(int function) {
    ThreadedCode known = code[function];
    return known != null ? known : source.code(function);
  }

  @Override
  protected FunctionInstance newFunction(int index) {
    int typeId = typeId(module().functionTypeIndex(index));
    return new InterpretedFunction(this, index, typeId, types.funcType(typeId));
  }
}
