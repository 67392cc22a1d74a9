package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.form.Region;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Emits how a {@link Part} is called, and how its method begins and ends. */
final class PartEmitter {
  private final Emission emission;
  private final ControlEmitter control;
  private final EntryEmitter entries;
  private final ExtraSlotAccess extra;
  private final PartSlots slots;

  PartEmitter(Emission emission, ControlEmitter control) {
    this.emission = emission;
    this.control = control;
    this.entries = new EntryEmitter(emission, control);
    this.extra = new ExtraSlotAccess(emission.code);
    this.slots = new PartSlots(emission);
  }

  /** Calls a part, and goes on where it says. */
  void call(Part part) {
    PartShape shape = shape(part);
    FramedCode code = emission.code;
    entries.arrive(part.entries());
    emission.locate(part.start());
    int mark = emission.locals.mark();
    for (int lane = 0; lane < part.methods(); lane++) {
      passLocals(shape);
      code.invokeStatic(
          emission.module.partClass(emission.form.function().functionIndex(), part),
          shape.method(lane),
          shape.descriptor());
    }
    emission.locals.release(mark);
    emission.memories.invalidate();
    emission.polls.afterUnknown();
    if (shape.returned != PartShape.NONE) {
      code.store(emission.locals.type(shape.returned), emission.locals.slot(shape.returned));
    }
    int way = part.ways() > 1 ? emission.storeTemporary(TypeCodes.I32) : 0;
    slots.takeAll(shape.left, 0);
    if (part.ways() > 1) {
      code.load(TypeCodes.I32, way);
    }
    emission.locals.release(mark);
    goOn(part, shape.left.length);
  }

  private PartShape shape(Part part) {
    return new PartShape(emission.module, emission.form, emission.shared.vectors(), part);
  }

  private void passLocals(PartShape shape) {
    FramedCode code = emission.code;
    for (int i = 0; i < shape.javaParams; i++) {
      code.load(emission.locals.type(shape.taken[i]), emission.locals.slot(shape.taken[i]));
    }
    slots.putAll(shape.taken, shape.javaParams);
    code.loadInstance();
    if (!shape.shared.isEmpty()) {
      code.load(JavaTypes.NUMBERS, emission.locals.numbersSlot());
    }
  }

  /** Goes where the part led, whose number is on the stack if there is a choice. */
  private void goOn(Part part, int carriedSlot) {
    FramedCode code = emission.code;
    int[] exits = part.exits();
    if (part.ways() == 0) {
      // It ends with a trap; Java wants to see that nothing comes behind it.
      code.op(Opcodes.ACONST_NULL);
      code.op(Opcodes.ATHROW);
      return;
    }
    if (part.ways() == 1) {
      if (exits.length == 1) {
        branch(exits[0], carriedSlot);
      }
      return;
    }
    Label[] labels = new Label[part.ways()];
    int first = part.fallsThrough() ? 1 : 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i >= first && isJump(exits[i - first]) ? target(exits[i - first]) : new Label();
    }
    Label[] others = Arrays.copyOf(labels, labels.length - 1);
    code.tableSwitch(others.length - 1, labels[others.length], others);
    for (int i = 0; i < exits.length; i++) {
      if (!isJump(exits[i])) {
        code.place(labels[first + i]);
        branch(exits[i], carriedSlot);
      }
    }
    if (part.fallsThrough()) {
      code.place(labels[0]);
    }
  }

  private boolean isJump(int id) {
    return control.isJump(emission.form.region(id));
  }

  private Label target(int id) {
    return control.target(emission.form.region(id));
  }

  /** Takes what a branch carries out of extra slots, and branches. */
  private void branch(int id, int carriedSlot) {
    Region region = emission.form.region(id);
    int slot = carriedSlot;
    for (int type : region.branchTypes()) {
      extra.take(type, slot);
      emission.stack.push(type);
      slot += TypeCodes.slots(type);
    }
    control.branch(region);
    emission.stack.clear();
  }

  /** Begins a part's method. */
  void begin(PartShape shape) {
    int mark = emission.locals.mark();
    slots.takeAll(shape.taken, shape.javaParams);
    emission.locals.release(mark);
    takeShared(shape.part);
    if (shape.part.isLanewise()) {
      // Methods that compute a lane have many more vectors in use than there are registers.
      emission.useStack();
    }
    for (int local : shape.part.ownLocals()) {
      if (!emission.shared.isOnlyPlaceOf(local)) {
        emission.initializeLocal(local);
      }
    }
    emission.memories.begin();
    emission.polls.afterUnknown();
    control.beginPart(shape.part.exits());
    entries.enter(shape.part.entries(), Locals.FIRST_ARGUMENT);
  }

  private void takeShared(Part part) {
    for (int local : part.arguments()) {
      if (emission.shared.isCopied(local)) {
        emission.shared.load(local);
        emission.popLocal(local);
      }
    }
  }

  private void putShared(Part part) {
    for (int local : part.assigned()) {
      if (emission.shared.isCopied(local)) {
        emission.pushLocal(local);
        emission.shared.store(local);
      }
    }
  }

  /**
   * Ends a part's method: all ways of leaving it meet where the locals are left behind that it
   * assigns to.
   */
  void end(PartShape shape) {
    Part part = shape.part;
    FramedCode code = emission.code;
    if (part.ways() == 0) {
      return;
    }
    if (part.ways() == 1) {
      if (!part.fallsThrough()) {
        putCarried(control.endExit(), shape.left.length);
      }
      slots.putAll(shape.left, 0);
      putShared(part);
      emitReturn(shape.returned);
      return;
    }
    Label common = new Label();
    if (part.fallsThrough()) {
      code.push(0);
      code.jump(Opcodes.GOTO, common);
    }
    for (int i = part.exits().length - 1; i >= 0; i--) {
      putCarried(control.endExit(), shape.left.length);
      code.push((part.fallsThrough() ? 1 : 0) + i);
      if (i > 0) {
        code.jump(Opcodes.GOTO, common);
      }
    }
    emission.stack.push(TypeCodes.I32);
    code.place(common);
    emission.stack.clear();
    slots.putAll(shape.left, 0);
    putShared(part);
    code.op(Opcodes.IRETURN);
  }

  private void emitReturn(int local) {
    if (local == PartShape.NONE) {
      emission.code.op(Opcodes.RETURN);
      return;
    }
    int type = emission.locals.type(local);
    emission.code.load(type, emission.locals.slot(local));
    emission.code.op(JavaTypes.opcode(type, Opcodes.IRETURN));
  }

  /** Puts what a branch carries, which is on the stack, into extra slots. */
  private void putCarried(Region region, int first) {
    int[] types = region.branchTypes();
    int slot = first;
    for (int type : types) {
      slot += TypeCodes.slots(type);
    }
    for (int i = types.length - 1; i >= 0; i--) {
      slot -= TypeCodes.slots(types[i]);
      extra.put(types[i], slot);
    }
    emission.stack.clear();
  }
}
