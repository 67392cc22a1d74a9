package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Loads and stores of vectors, a component after the other, and of lanes. */
final class VectorAccessEmitter {
  /** A vector has many elements, and code with vectors is large. */
  private static final ElementAccess ELEMENTS = ElementAccess.HANDLE;

  private final Emission emission;
  private final MemoryAccessEmitter accesses;
  private final LaneEmitter lanes;
  private final VectorHalves halves;
  private final ApiEmitter api;
  private final ComponentEmitter components;

  VectorAccessEmitter(
      Emission emission,
      MemoryAccessEmitter accesses,
      LaneEmitter lanes,
      ApiEmitter api,
      ComponentEmitter components) {
    this.emission = emission;
    this.accesses = accesses;
    this.lanes = lanes;
    this.api = api;
    this.components = components;
    this.halves = new VectorHalves(emission);
  }

  /** Whether a load makes lanes wider. */
  static boolean isExtending(Op op) {
    return op.mnemonic().endsWith("_s") || op.mnemonic().endsWith("_u");
  }

  /** The form with a component for each of the wider lanes. */
  static VectorForm extendedForm(Op op) {
    return switch (op) {
      case V128_LOAD8X8_S, V128_LOAD8X8_U -> VectorForm.SHORTS;
      case V128_LOAD16X4_S, V128_LOAD16X4_U -> VectorForm.INTS;
      default -> VectorForm.HALVES;
    };
  }

  /**
   * The form in which a load gives a vector.
   *
   * @param wanted the form that would be best
   */
  static VectorForm loadedForm(Op op, VectorForm wanted) {
    if (op == Op.V128_LOAD
        || wanted == VectorForm.OBJECT
        || (isSplat(op) && wanted.bytes() == op.accessBytes())) {
      return wanted;
    }
    return isExtending(op) ? extendedForm(op) : VectorForm.HALVES;
  }

  private static boolean isSplat(Op op) {
    return op.mnemonic().endsWith("_splat");
  }

  void load(int at) {
    VectorForm form = emission.vectors.result(at);
    Op op = emission.form.op(at);
    int mark = emission.locals.mark();
    if (form == VectorForm.OBJECT) {
      loadObject(at, op);
    } else if (isSplat(op) && form != VectorForm.HALVES) {
      accesses.load(at, scalarLoad(form));
      lanes.splatComponents(form);
    } else if (isInArray(at) && form != VectorForm.HALVES) {
      loadComponents(at, form);
    } else {
      loadHalves(at, op);
      emission.converter.convert(VectorForm.HALVES, form);
    }
    emission.locals.release(mark);
  }

  private static Op scalarLoad(VectorForm form) {
    return switch (form) {
      case BYTES -> Op.I32_LOAD8_U;
      case SHORTS -> Op.I32_LOAD16_U;
      case INTS, LANE -> Op.I32_LOAD;
      case HALVES -> Op.I64_LOAD;
      case FLOATS -> Op.F32_LOAD;
      case DOUBLES -> Op.F64_LOAD;
      case OBJECT -> throw new AssertionError(form);
    };
  }

  /** Whether the memory is an array that may be long enough for the offset. */
  private boolean isInArray(int at) {
    return emission.module.isArray(emission.form.index(at)) && accesses.isOffsetPossible(at);
  }

  private void loadObject(int at, Op op) {
    boolean isWhole = op == Op.V128_LOAD;
    if ((isWhole || isExtending(op)) && isInArray(at)) {
      int memory = emission.form.index(at);
      emission.locate(at);
      accesses.index(at);
      int index = emission.storeTemporary(TypeCodes.I32);
      if (isWhole) {
        api.load(memory, index);
      } else {
        api.loadExtended(memory, index, op);
      }
    } else if (isSplat(op)) {
      accesses.load(at, scalarLoad(op));
      api.splat(ApiLanes.of(shape(op)));
    } else if (isExtending(op)) {
      accesses.load(at, Op.I64_LOAD);
      api.extendLoaded(op);
    } else if (op.mnemonic().endsWith("_lane")) {
      ApiLanes shape = ApiLanes.of(shape(op));
      int vector = emission.storeTemporary(VectorForm.OBJECT.type());
      accesses.load(at, scalarLoad(op));
      int scalar = emission.storeTemporary(shape.scalar());
      emission.code.load(VectorForm.OBJECT.type(), vector);
      emission.code.load(shape.scalar(), scalar);
      api.replace(shape, emission.form.index2(at));
    } else {
      loadHalves(at, op);
      emission.converter.convert(VectorForm.HALVES, VectorForm.OBJECT);
    }
  }

  /** Loads each component by itself, from as many bytes as the instruction reads for it. */
  private void loadComponents(int at, VectorForm form) {
    int memory = emission.form.index(at);
    Op op = emission.form.op(at);
    emission.locate(at);
    accesses.index(at);
    int index = emission.storeTemporary(TypeCodes.I32);
    int bytes = op.accessBytes() / form.count();
    Op element =
        bytes == form.bytes()
            ? scalarLoad(form)
            : scalarLoad(bytes == 1 ? VectorForm.BYTES : VectorForm.SHORTS);
    for (int i = 0; i < form.count(); i++) {
      ELEMENTS.begin(emission, element);
      emission.memories.load(memory);
      pushIndex(index, i * bytes);
      ELEMENTS.get(emission, element);
      if (op.mnemonic().endsWith("_u") || form == VectorForm.BYTES) {
        // HotSpot knows then that no bits have to be cleared later, and loads without the sign.
        emission.code.push((1 << (bytes * Byte.SIZE)) - 1);
        emission.code.op(Opcodes.IAND);
      }
    }
  }

  private void loadHalves(int at, Op op) {
    switch (op) {
      case V128_LOAD -> loadVector(at);
      case V128_LOAD8X8_S -> loadExtended(at, LaneShape.I16X8, "extendS");
      case V128_LOAD8X8_U -> loadExtended(at, LaneShape.I16X8, "extendU");
      case V128_LOAD16X4_S -> loadExtended(at, LaneShape.I32X4, "extendS");
      case V128_LOAD16X4_U -> loadExtended(at, LaneShape.I32X4, "extendU");
      case V128_LOAD32X2_S -> loadExtended(at, LaneShape.I64X2, "extendS");
      case V128_LOAD32X2_U -> loadExtended(at, LaneShape.I64X2, "extendU");
      case V128_LOAD8_SPLAT, V128_LOAD16_SPLAT, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT -> {
        accesses.load(at, scalarLoad(op));
        lanes.splat(shape(op));
      }
      case V128_LOAD32_ZERO -> {
        accesses.load(at, Op.I64_LOAD32_U);
        emission.code.push(0L);
      }
      case V128_LOAD64_ZERO -> {
        accesses.load(at, Op.I64_LOAD);
        emission.code.push(0L);
      }
      default -> loadLane(at, op);
    }
  }

  private void loadLane(int at, Op op) {
    int vector = halves.pop();
    accesses.load(at, scalarLoad(op));
    int type = shape(op) == LaneShape.I64X2 ? TypeCodes.I64 : TypeCodes.I32;
    int scalar = emission.storeTemporary(type);
    emission.code.load(TypeCodes.V128, vector);
    emission.code.load(type, scalar);
    lanes.replace(shape(op), emission.form.index2(at));
  }

  private void loadExtended(int at, LaneShape shape, String method) {
    JavaCode code = emission.code;
    accesses.load(at, Op.I64_LOAD);
    code.op(Opcodes.DUP2);
    int lanesToExtend = emission.storeTemporary(TypeCodes.I64);
    LaneMethods.named(shape, method).invoke(code, "(J)J");
    code.load(TypeCodes.I64, lanesToExtend);
    code.push(Integer.SIZE);
    code.op(Opcodes.LUSHR);
    LaneMethods.named(shape, method).invoke(code, "(J)J");
  }

  private void loadVector(int at) {
    JavaCode code = emission.code;
    int memory = emission.form.index(at);
    emission.locate(at);
    if (!emission.module.isArray(memory)) {
      accesses.addressAsLong(at);
      int address = emission.storeTemporary(TypeCodes.I64);
      for (int half = 0; half < 2; half++) {
        code.load(TypeCodes.I64, address);
        code.push(emission.form.value(at) + half * Long.BYTES);
        call(at, "getLong", "(JJ", "J");
      }
    } else if (!accesses.isOffsetPossible(at)) {
      code.drop(accesses.addressType(at));
      accesses.trap();
      code.pushDefault(TypeCodes.V128);
    } else {
      loadComponents(at, VectorForm.HALVES);
    }
  }

  private void pushIndex(int index, int offset) {
    emission.code.load(TypeCodes.I32, index);
    if (offset != 0) {
      emission.code.push(offset);
      emission.code.op(Opcodes.IADD);
    }
  }

  void store(int at) {
    Op op = emission.form.op(at);
    int mark = emission.locals.mark();
    switch (op) {
      case V128_STORE -> storeVector(at);
      case V128_STORE8_LANE -> storeLane(at, Op.I8X16_EXTRACT_LANE_U, Op.I32_STORE8);
      case V128_STORE16_LANE -> storeLane(at, Op.I16X8_EXTRACT_LANE_U, Op.I32_STORE16);
      case V128_STORE32_LANE -> storeLane(at, Op.I32X4_EXTRACT_LANE, Op.I32_STORE);
      case V128_STORE64_LANE -> storeLane(at, Op.I64X2_EXTRACT_LANE, Op.I64_STORE);
      default -> throw new AssertionError(op);
    }
    emission.locals.release(mark);
  }

  private void storeLane(int at, Op extract, Op store) {
    if (emission.vectors.operand(at) == VectorForm.OBJECT) {
      api.extract(ApiLanes.of(extract.laneShape()), emission.form.index2(at), false);
    } else {
      lanes.extract(extract, emission.form.index2(at));
    }
    accesses.store(at, store);
  }

  private void storeVector(int at) {
    JavaCode code = emission.code;
    VectorForm form = emission.vectors.operand(at);
    emission.locate(at);
    if (isInArray(at)) {
      if (form == VectorForm.OBJECT) {
        storeObject(at);
      } else {
        storeComponents(at, form);
      }
      return;
    }
    if (emission.module.isArray(emission.form.index(at))) {
      code.drop(accesses.addressType(at));
      accesses.trap();
    } else {
      accesses.addressAsLong(at);
      components.loadAll(at, 1);
      emission.converter.convert(form, VectorForm.HALVES);
      code.push(emission.form.value(at));
      call(at, "setVector", "(JJJJ", "V");
    }
  }

  private void storeObject(int at) {
    int vector = emission.storeTemporary(VectorForm.OBJECT.type());
    accesses.index(at);
    api.store(emission.form.index(at), emission.storeTemporary(TypeCodes.I32), vector);
  }

  /**
   * Stores the last component first: once that is done and the index is known to be none of an
   * address too high, the others lie in the memory as well, so that all are stored or none.
   */
  private void storeComponents(int at, VectorForm form) {
    int memory = emission.form.index(at);
    accesses.index(at);
    accesses.checkIndex(memory);
    int index = emission.storeTemporary(TypeCodes.I32);
    Op element = scalarLoad(form);
    for (int i = form.count() - 1; i >= 0; i--) {
      ELEMENTS.begin(emission, element);
      emission.memories.load(memory);
      pushIndex(index, i * form.bytes());
      components.load(at, 1, i);
      if (element.accessBytes() == Short.BYTES) {
        emission.code.op(Opcodes.I2S);
      }
      ELEMENTS.set(emission, element);
    }
  }

  /** Calls a method for memories that are no arrays. */
  private void call(int at, String method, String params, String result) {
    InstanceAccess.pushMemory(emission, emission.form.index(at));
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.MEMORY_CALLS,
        method,
        params
            + RuntimeNames.descriptor(RuntimeNames.MEMORY_INSTANCE)
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")"
            + result);
  }

  /** The lanes as wide as what is accessed. */
  private static LaneShape shape(Op op) {
    return switch (op.accessBytes()) {
      case Byte.BYTES -> LaneShape.I8X16;
      case Short.BYTES -> LaneShape.I16X8;
      case Integer.BYTES -> LaneShape.I32X4;
      default -> LaneShape.I64X2;
    };
  }

  private static Op scalarLoad(Op op) {
    return switch (op.accessBytes()) {
      case Byte.BYTES -> Op.I32_LOAD8_U;
      case Short.BYTES -> Op.I32_LOAD16_U;
      case Integer.BYTES -> Op.I32_LOAD;
      default -> Op.I64_LOAD;
    };
  }
}
