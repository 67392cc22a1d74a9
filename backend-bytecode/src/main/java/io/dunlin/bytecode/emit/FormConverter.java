package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Brings vectors from one form into another. */
final class FormConverter {
  private final Emission emission;
  private final ApiCode api;

  FormConverter(Emission emission) {
    this.emission = emission;
    this.api = new ApiCode(emission.code);
  }

  /** Brings the operands of an instruction, which are on the stack, into the form that it wants. */
  void align(int at) {
    OperandStack stack = emission.stack;
    VectorForm wanted = emission.vectors.operand(at);
    int end = stack.size();
    int first = end - emission.form.pops(at);
    while (first < end && !differs(stack.type(first), wanted)) {
      first++;
    }
    if (first == end) {
      return;
    }
    int mark = emission.locals.mark();
    int[] slots = new int[end - first];
    for (int i = end - 1; i >= first; i--) {
      slots[i - first] = emission.storeTemporary(stack.type(i));
    }
    for (int i = first; i < end; i++) {
      VectorForm form = VectorForm.ofType(stack.type(i));
      if (form == null) {
        emission.code.load(stack.type(i), slots[i - first]);
      } else {
        load(form, slots[i - first], wanted);
        stack.setType(i, wanted.type());
      }
    }
    emission.locals.release(mark);
  }

  private static boolean differs(int type, VectorForm wanted) {
    @Nullable VectorForm form = VectorForm.ofType(type);
    return form != null && form != wanted;
  }

  /** Converts the vector on top of Java's stack. */
  void convert(VectorForm from, VectorForm to) {
    if (from == to) {
      return;
    }
    int mark = emission.locals.mark();
    int vector = emission.storeTemporary(from.type());
    load(from, vector, to);
    emission.locals.release(mark);
  }

  /** Puts a vector onto Java's stack that is in locals, in another form. */
  private void load(VectorForm from, int vector, VectorForm to) {
    if (from == to) {
      emission.code.load(from.type(), vector);
      return;
    }
    if (from == VectorForm.OBJECT) {
      loadObject(vector);
      convert(VectorForm.HALVES, to);
      return;
    }
    if (to == VectorForm.OBJECT) {
      load(from, vector, VectorForm.HALVES);
      toObject();
      return;
    }
    for (int i = 0; i < to.count(); i++) {
      loadComponent(from, vector, to, i);
    }
  }

  /** Puts one component onto Java's stack of a vector in locals, in the form that is wanted. */
  void loadComponent(VectorForm from, int vector, VectorForm to, int index) {
    if (from == to) {
      emission.code.load(from.component(), from.slot(vector, index));
      return;
    }
    component(from, vector, to.integers(), index);
    emission.code.fromInteger(to.component());
  }

  /** The halves of a vector of the Vector API. */
  private void loadObject(int vector) {
    for (int i = 0; i < 2; i++) {
      emission.code.load(VectorForm.OBJECT.type(), vector);
      api.to(ApiLanes.LONGS);
      api.lane(ApiLanes.LONGS, i);
    }
  }

  /** A vector of the Vector API of the halves on top of the stack. */
  private void toObject() {
    int mark = emission.locals.mark();
    int halves = emission.storeTemporary(TypeCodes.V128);
    api.pushSpecies(ApiLanes.LONGS);
    emission.code.load(TypeCodes.I64, VectorForm.HALVES.slot(halves, 0));
    api.broadcast(ApiLanes.LONGS);
    emission.code.push(1);
    emission.code.load(TypeCodes.I64, VectorForm.HALVES.slot(halves, 1));
    api.withLane(ApiLanes.LONGS);
    api.from(ApiLanes.LONGS);
    emission.locals.release(mark);
  }

  /** Puts one component onto the stack that a vector in locals has in a form with integers. */
  void component(VectorForm from, int vector, VectorForm to, int index) {
    JavaCode code = emission.code;
    int position = index * to.bytes();
    if (to == VectorForm.HALVES && from.bytes() < Long.BYTES) {
      component(from, vector, VectorForm.INTS, 2 * index);
      code.zeroExtend();
      component(from, vector, VectorForm.INTS, 2 * index + 1);
      code.op(Opcodes.I2L);
      code.push(Integer.SIZE);
      code.op(Opcodes.LSHL);
      code.op(Opcodes.LOR);
    } else if (to.bytes() > from.bytes()) {
      compose(from, vector, position / from.bytes(), to.bytes() / from.bytes());
    } else {
      loadInteger(from, vector, position / from.bytes());
      extract(from, to, position % from.bytes() * Byte.SIZE);
    }
  }

  private void loadInteger(VectorForm from, int vector, int index) {
    emission.code.load(from.component(), from.slot(vector, index));
    emission.code.toInteger(from.component());
  }

  /** An {@code int} of several components. */
  private void compose(VectorForm from, int vector, int first, int count) {
    JavaCode code = emission.code;
    for (int i = 0; i < count; i++) {
      loadInteger(from, vector, first + i);
      if (i < count - 1) {
        code.push((1 << from.bits()) - 1);
        code.op(Opcodes.IAND);
      }
      if (i > 0) {
        code.push(i * from.bits());
        code.op(Opcodes.ISHL);
        code.op(Opcodes.IOR);
      }
    }
  }

  /** A part of an integer. */
  private void extract(VectorForm from, VectorForm to, int shift) {
    JavaCode code = emission.code;
    boolean isLong = from.integers() == VectorForm.HALVES;
    if (shift > 0) {
      code.push(shift);
      code.op(isLong ? Opcodes.LUSHR : Opcodes.IUSHR);
    }
    if (isLong && to != VectorForm.HALVES) {
      code.op(Opcodes.L2I);
    }
  }
}
