package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.validate.FunctionContext;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Where the locals of a Java method are: first its arguments, the last of which is the instance,
 * then further parameters and the other locals of WebAssembly, then temporaries.
 *
 * <p>Temporaries are allocated and released like a stack. One that is defined holds a value at
 * every label that is placed until it is released.
 */
final class Locals {
  /** In place of a type: the slot holds nothing that a frame may rely on. */
  private static final int UNDEFINED = 0;

  private final int[] slots;
  private final int[] types;
  private final int javaParams;
  private final int instanceSlot;
  private final String instanceClass;
  private final int firstTemporary;
  private final List<Temporary> temporaries = new ArrayList<>();
  private int next;

  private static final class Temporary {
    final int slot;
    int type;

    Temporary(int slot, int type) {
      this.slot = slot;
      this.type = type;
    }
  }

  Locals(FunctionContext function, Signature signature, String instanceClass) {
    this.instanceClass = instanceClass;
    javaParams = signature.javaParams();
    slots = new int[function.localCount()];
    types = new int[slots.length];
    int slot = 0;
    int instance = 0;
    for (int i = 0; i < slots.length; i++) {
      if (i == javaParams) {
        instance = slot++;
      }
      slots[i] = slot;
      types[i] = function.localType(i);
      slot += JavaTypes.slots(types[i]);
    }
    instanceSlot = slots.length == javaParams ? slot++ : instance;
    firstTemporary = slot;
    next = slot;
  }

  /** The slot of a local of WebAssembly. */
  int slot(int local) {
    return slots[local];
  }

  int type(int local) {
    return types[local];
  }

  int count() {
    return slots.length;
  }

  int instanceSlot() {
    return instanceSlot;
  }

  /** A temporary that holds nothing yet. */
  int allocate(int type) {
    int slot = next;
    next += JavaTypes.slots(type);
    temporaries.add(new Temporary(slot, UNDEFINED));
    return slot;
  }

  /** A temporary that holds a value as soon as the next label is placed. */
  int allocateDefined(int type) {
    int slot = allocate(type);
    temporaries.get(temporaries.size() - 1).type = type;
    return slot;
  }

  /** A temporary that was allocated holds a value of its type from the next label on. */
  void define(int slot, int type) {
    for (Temporary temporary : temporaries) {
      if (temporary.slot == slot) {
        temporary.type = type;
      }
    }
  }

  /** What is allocated after this can be {@linkplain #release released}. */
  int mark() {
    return temporaries.size();
  }

  void release(int mark) {
    while (temporaries.size() > mark) {
      Temporary last = temporaries.remove(temporaries.size() - 1);
      next = last.slot;
    }
    if (temporaries.isEmpty()) {
      next = firstTemporary;
    }
  }

  /**
   * What a frame says of the locals.
   *
   * @param all whether locals of WebAssembly that are no Java arguments hold values yet
   */
  List<Object> frame(boolean all) {
    List<Object> frame = new ArrayList<>();
    for (int i = 0; i < javaParams; i++) {
      add(frame, types[i]);
    }
    frame.add(instanceClass);
    if (all) {
      for (int i = javaParams; i < slots.length; i++) {
        add(frame, types[i]);
      }
      addTemporaries(frame);
    }
    return frame;
  }

  private void addTemporaries(List<Object> frame) {
    int slot = firstTemporary;
    for (Temporary temporary : temporaries) {
      if (temporary.type != UNDEFINED) {
        while (slot < temporary.slot) {
          frame.add(Opcodes.TOP);
          slot++;
        }
        add(frame, temporary.type);
        slot += JavaTypes.slots(temporary.type);
      }
    }
  }

  static void add(List<Object> frame, int type) {
    frame.add(JavaTypes.frameType(type));
    if (type == io.dunlin.wasm.type.TypeCodes.V128) {
      frame.add(Opcodes.LONG);
    }
  }
}
