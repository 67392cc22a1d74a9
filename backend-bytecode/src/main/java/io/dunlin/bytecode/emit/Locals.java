package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Where the locals of a Java method are: first its arguments, the last of which is the instance,
 * then further parameters and the other locals of WebAssembly, then arguments that are vectors and
 * held in another form than they come in, then temporaries.
 *
 * <p>Temporaries are allocated and released like a stack. One that is defined holds a value at
 * every label that is placed until it is released.
 */
final class Locals {
  /** In place of a type: the slot holds nothing that a frame may rely on. */
  private static final int UNDEFINED = 0;

  private static final int NONE = -1;

  /** The slot of the argument in front of all others. */
  static final int FIRST_ARGUMENT = 0;

  /** The slots of all locals of WebAssembly; NONE of those that the method does not use. */
  private final int[] slots;

  private final FunctionForm form;
  private final VectorPlan vectors;

  /** Where the Java arguments are, by their number. */
  private final int[] argumentSlots;

  /** The types that they come in. */
  private final int[] argumentTypes;

  /** The locals of WebAssembly that the method uses, in the order of their slots. */
  private final int[] used;

  private final int javaParams;
  private final int instanceSlot;
  private final String instanceClass;

  /**
   * The slot of the array behind the instance that has the shared vectors; NONE if there is none.
   */
  private final int numbersSlot;

  private final SharedVectors shared;

  /** What a frame says of an argument in front of all others; null if there is none. */
  private final @Nullable Object firstArgument;

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

  /**
   * The locals of a method.
   *
   * @param firstArgument what a frame says of an argument that is no local and comes in front of
   *     all others, which takes one slot; null if there is none
   * @param used the locals of WebAssembly that it uses
   * @param argumentTypes the types of those that are Java arguments: the first ones
   * @param shared the vectors that are in an array, which is the argument behind the instance
   */
  Locals(
      FunctionForm form,
      VectorPlan vectors,
      @Nullable Object firstArgument,
      int[] used,
      int[] argumentTypes,
      String instanceClass,
      SharedVectors shared) {
    this.form = form;
    this.vectors = vectors;
    this.used = used;
    this.instanceClass = instanceClass;
    this.shared = shared;
    this.argumentTypes = argumentTypes;
    this.javaParams = argumentTypes.length;
    this.firstArgument = firstArgument;
    slots = new int[form.localCount()];
    Arrays.fill(slots, NONE);
    argumentSlots = new int[javaParams];
    int slot = firstArgument == null ? FIRST_ARGUMENT : FIRST_ARGUMENT + 1;
    for (int i = 0; i < javaParams; i++) {
      argumentSlots[i] = slot;
      slots[used[i]] = slot;
      slot += JavaTypes.slots(argumentTypes[i]);
    }
    instanceSlot = slot++;
    numbersSlot = shared.isEmpty() ? NONE : slot++;
    for (int i = javaParams; i < used.length; i++) {
      slots[used[i]] = slot;
      slot += JavaTypes.slots(type(used[i]));
    }
    for (int i = 0; i < javaParams; i++) {
      if (isMoved(i)) {
        slots[used[i]] = slot;
        slot += JavaTypes.slots(type(used[i]));
      }
    }
    firstTemporary = slot;
    next = slot;
  }

  /** All locals of a function. */
  static int[] all(FunctionForm form) {
    return IntStream.range(0, form.localCount()).toArray();
  }

  /** The locals of WebAssembly that the method uses. Not to be changed. */
  int[] used() {
    return used;
  }

  /** Whether a Java argument is not used where it comes, but in another form and place. */
  boolean isMoved(int argument) {
    return !shared.has(used[argument])
        && VectorForm.ofType(type(used[argument])) != VectorForm.ofType(argumentTypes[argument]);
  }

  /** How many of the locals of WebAssembly are Java arguments. */
  int arguments() {
    return javaParams;
  }

  /** The slot that a Java argument comes in. */
  int argumentSlot(int argument) {
    return argumentSlots[argument];
  }

  /** The local of WebAssembly that a Java argument is. */
  int argumentLocal(int argument) {
    return used[argument];
  }

  /**
   * The locals of a method whose function has its values in a frame. The arguments are the frame
   * and the instance; none of WebAssembly's locals is one of Java's.
   */
  static Locals ofFrame(FunctionForm form, VectorPlan vectors, String instanceClass) {
    return new Locals(form, vectors, instanceClass);
  }

  private Locals(FunctionForm form, VectorPlan vectors, String instanceClass) {
    this.form = form;
    this.vectors = vectors;
    this.used = new int[0];
    argumentSlots = new int[0];
    argumentTypes = new int[0];
    this.instanceClass = instanceClass;
    javaParams = 0;
    slots = new int[0];
    firstArgument = RuntimeNames.FRAME;
    instanceSlot = 1;
    numbersSlot = NONE;
    shared = SharedVectors.NONE;
    firstTemporary = 2;
    next = 2;
  }

  /** Whether a local of WebAssembly is one of the method's. */
  boolean isUsed(int local) {
    return local < slots.length && slots[local] != NONE;
  }

  /** The slot of a local of WebAssembly. */
  int slot(int local) {
    return slots[local];
  }

  /** The type that a local has in Java: of a vector that of its form. */
  int type(int local) {
    return vectors.localType(local);
  }

  /** The type that a local has in WebAssembly. */
  int declaredType(int local) {
    return form.localType(local);
  }

  int instanceSlot() {
    return instanceSlot;
  }

  /** The slot of the array that has the vectors which methods share. */
  int numbersSlot() {
    return numbersSlot;
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

  /** A temporary holds nothing any more that a frame may rely on. */
  void undefine(int slot) {
    define(slot, UNDEFINED);
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
    if (firstArgument != null) {
      frame.add(firstArgument);
    }
    for (int i = 0; i < javaParams; i++) {
      add(frame, argumentTypes[i]);
    }
    frame.add(instanceClass);
    if (numbersSlot != NONE) {
      frame.add(JavaTypes.frameType(JavaTypes.NUMBERS));
    }
    if (all) {
      for (int i = javaParams; i < used.length; i++) {
        add(frame, type(used[i]));
      }
      for (int i = 0; i < javaParams; i++) {
        if (isMoved(i)) {
          add(frame, type(used[i]));
        }
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
    Object component = JavaTypes.frameType(JavaTypes.component(type));
    for (int i = 0; i < JavaTypes.count(type); i++) {
      frame.add(component);
    }
  }
}
