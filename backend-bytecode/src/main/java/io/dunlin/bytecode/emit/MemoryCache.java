package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/**
 * The arrays of memories, kept in locals of Java, and the sizes of the memories if the arrays may
 * be longer. Other code may grow a memory, which replaces its array; so what is kept is stale
 * behind everything that may run other code, and is read again when it is next needed. In front of
 * a loop that runs no other code it is read even if the loop might not need it, so that the loop
 * has nothing to read.
 */
final class MemoryCache {
  private static final int NONE = -1;
  private static final int MAX_MEMORIES = Long.bitCount(Pending.MEMORIES);

  private final Emission emission;
  private final int[] slots;

  /** Where the sizes are, where the arrays are kept that may be longer. */
  private final int[] limitSlots;

  MemoryCache(Emission emission) {
    this.emission = emission;
    this.slots = new int[Math.min(emission.module.wasm().memoryTypes().size(), MAX_MEMORIES)];
    Arrays.fill(slots, NONE);
    this.limitSlots = slots.clone();
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
      if (emission.module.hasRoom()) {
        limitSlots[memory] = emission.locals.allocateDefined(TypeCodes.I32);
      }
      keep(memory);
    }
  }

  private boolean isKept(int memory) {
    return memory < slots.length && slots[memory] != NONE;
  }

  private void read(int memory) {
    InstanceAccess.pushMemory(emission, memory);
    emission.code.getField(RuntimeNames.BYTE_MEMORY, "bytes", "[B");
  }

  private void readLimit(int memory) {
    InstanceAccess.pushMemory(emission, memory);
    emission.code.getField(RuntimeNames.BYTE_MEMORY, "limit", "I");
  }

  /** Reads into the locals. */
  private void keep(int memory) {
    if (emission.module.hasRoom()) {
      readLimit(memory);
      emission.code.store(TypeCodes.I32, limitSlots[memory]);
    }
    read(memory);
    emission.code.store(JavaTypes.BYTES, slots[memory]);
  }

  /** Puts the array of a memory onto Java's stack. */
  void load(int memory) {
    if (!isKept(memory)) {
      read(memory);
      return;
    }
    makeCurrent(memory);
    emission.code.load(JavaTypes.BYTES, slots[memory]);
  }

  /** Puts the size of a memory onto Java's stack, whose array may be longer. */
  void loadLimit(int memory) {
    if (!isKept(memory)) {
      readLimit(memory);
      return;
    }
    makeCurrent(memory);
    emission.code.load(TypeCodes.I32, limitSlots[memory]);
  }

  /** Other code may have run. */
  void invalidate() {
    emission.pending.add(Pending.MEMORIES);
  }

  /** Reads again what is stale. */
  void refresh() {
    for (int memory = 0; memory < slots.length; memory++) {
      if (slots[memory] != NONE) {
        makeCurrent(memory);
      }
    }
  }

  private void makeCurrent(int memory) {
    if (emission.pending.take(1L << memory)) {
      keep(memory);
    }
  }
}
