package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * The arrays of memories, kept in locals of Java. Other code may grow a memory, which replaces its
 * array; so what is kept is stale behind everything that may run other code, and is read again when
 * it is next needed. In front of a loop that runs no other code it is read even if the loop might
 * not need it, so that the loop has nothing to read.
 */
final class MemoryCache {
  private static final int NONE = -1;
  private static final int MAX_MEMORIES = Long.bitCount(Pending.MEMORIES);

  private final Emission emission;
  private final int[] slots;

  MemoryCache(Emission emission) {
    this.emission = emission;
    this.slots = new int[Math.min(emission.module.wasm().memoryTypes().size(), MAX_MEMORIES)];
    Arrays.fill(slots, NONE);
  }

  /** Reads the arrays that the function uses; at its entry. */
  void begin() {
    FunctionForm form = emission.form;
    for (int at = emission.start; at < emission.end; at++) {
      Op op = form.op(at);
      switch (op.family()) {
        case LOAD, STORE, VECTOR_LOAD, VECTOR_STORE -> use(form.index(at));
        default -> {}
      }
    }
  }

  private void use(int memory) {
    if (memory < slots.length && slots[memory] == NONE && emission.module.isArray(memory)) {
      slots[memory] = emission.locals.allocateDefined(JavaTypes.BYTES);
      read(memory);
      emission.code.store(JavaTypes.BYTES, slots[memory]);
    }
  }

  private void read(int memory) {
    emission.code.loadInstance();
    emission.code.getField(
        emission.module.instanceClass(),
        InstanceFields.memory(memory),
        RuntimeNames.descriptor(RuntimeNames.BYTE_MEMORY));
    emission.code.getField(RuntimeNames.BYTE_MEMORY, "bytes", "[B");
  }

  /** Puts the array of a memory onto Java's stack. */
  void load(int memory) {
    if (memory >= slots.length || slots[memory] == NONE) {
      read(memory);
    } else if (emission.pending.take(1L << memory)) {
      read(memory);
      emission.code.op(Opcodes.DUP);
      emission.code.store(JavaTypes.BYTES, slots[memory]);
    } else {
      emission.code.load(JavaTypes.BYTES, slots[memory]);
    }
  }

  /** Other code may have run. */
  void invalidate() {
    emission.pending.add(Pending.MEMORIES);
  }

  /** Reads again what is stale. */
  void refresh() {
    for (int memory = 0; memory < slots.length; memory++) {
      if (slots[memory] != NONE && emission.pending.take(1L << memory)) {
        read(memory);
        emission.code.store(JavaTypes.BYTES, slots[memory]);
      }
    }
  }
}
