package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Tests of references. */
final class CastEmitter {
  private final Emission emission;

  CastEmitter(Emission emission) {
    this.emission = emission;
  }

  /**
   * Replaces the reference on top of Java's stack, which is not tracked, by whether it is of a
   * type.
   *
   * @param type the code of a reference type of the module
   */
  void test(int type) {
    int heap = TypeCodes.heap(type);
    switch (heap) {
      case TypeCodes.ANY, TypeCodes.EXTERN, TypeCodes.FUNC, TypeCodes.EXN ->
          testNull(TypeCodes.isNullable(type), "isNonNull", 1);
      case TypeCodes.NONE, TypeCodes.NOEXTERN, TypeCodes.NOFUNC, TypeCodes.NOEXN ->
          testNull(!TypeCodes.isNullable(type), "isNull", 0);
      default -> {
        if (TypeCodes.isNullable(type)) {
          testUnlessNull(heap);
        } else {
          testNonNull(heap);
        }
      }
    }
  }

  /** Calls a method that looks whether a reference is null, unless the answer is known. */
  private void testNull(boolean isKnown, String method, int answer) {
    if (isKnown) {
      emission.code.op(Opcodes.POP);
      emission.code.push(answer);
    } else {
      emission.code.invokeStatic(RuntimeNames.CASTS, method, "(Ljava/lang/Object;)Z");
    }
  }

  private void testUnlessNull(int heap) {
    FramedCode code = emission.code;
    OperandStack stack = emission.stack;
    Label nonNull = new Label();
    Label end = new Label();
    code.op(Opcodes.DUP);
    code.jump(Opcodes.IFNONNULL, nonNull);
    code.op(Opcodes.POP);
    code.push(1);
    code.jump(Opcodes.GOTO, end);
    stack.push(JavaTypes.REFERENCE);
    code.place(nonNull);
    stack.pop(1);
    testNonNull(heap);
    stack.push(TypeCodes.I32);
    code.place(end);
    stack.pop(1);
  }

  private void testNonNull(int heap) {
    FramedCode code = emission.code;
    switch (heap) {
      case TypeCodes.EQ ->
          code.invokeStatic(RuntimeNames.CASTS, "isComparable", "(Ljava/lang/Object;)Z");
      case TypeCodes.I31 -> code.instanceOf("io/dunlin/spi/store/I31");
      case TypeCodes.STRUCT -> code.instanceOf("io/dunlin/spi/store/StructInstance");
      case TypeCodes.ARRAY -> code.instanceOf(RuntimeNames.ARRAY_INSTANCE);
      default -> testDefined(heap);
    }
  }

  private boolean isStruct(int heap) {
    return TypeCodes.isConcrete(heap) && composite(heap) instanceof StructType;
  }

  private CompositeType composite(int type) {
    return emission.module.wasm().types().get(type).composite();
  }

  private void testDefined(int type) {
    FramedCode code = emission.code;
    if (isStruct(type)) {
      code.instanceOf(emission.module.struct(type).className());
    } else if (composite(type) instanceof FuncType) {
      InstanceAccess.pushTypeId(emission, type);
      code.loadInstance();
      code.invokeStatic(
          RuntimeNames.CASTS,
          "isFunction",
          "(Ljava/lang/Object;I" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")Z");
    } else {
      InstanceAccess.pushDefinedType(emission, type);
      code.invokeStatic(
          RuntimeNames.CASTS,
          "isArray",
          "(Ljava/lang/Object;" + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE) + ")Z");
    }
  }

  /** Emits {@code ref.cast}, whose operand has been popped. */
  void cast(int at) {
    int type = emission.form.extra(at, 0);
    FramedCode code = emission.code;
    Label matches = new Label();
    emission.stack.push(JavaTypes.REFERENCE);
    code.op(Opcodes.DUP);
    test(type);
    code.jump(Opcodes.IFNE, matches);
    emission.failUnless(matches, RuntimeNames.CASTS);
    emission.stack.pop(1);
    if (isStruct(TypeCodes.heap(type))) {
      tellClass(at, TypeCodes.heap(type));
    }
  }

  /**
   * Casts for HotSpot what has been tested, and puts it back into the local that it was read from.
   * Otherwise only another test for the same class would cost nothing, and virtual calls go on with
   * a local that has the class below the one that they have tested.
   */
  private void tellClass(int at, int struct) {
    FramedCode code = emission.code;
    FunctionForm form = emission.form;
    code.cast(emission.module.struct(struct).className());
    if (at == emission.start) {
      return;
    }
    switch (form.op(at - 1)) {
      case LOCAL_GET, LOCAL_TEE -> {
        int local = form.index(at - 1);
        if (emission.locals.isUsed(local)) {
          code.op(Opcodes.DUP);
          code.store(JavaTypes.REFERENCE, emission.locals.slot(local));
        }
      }
      default -> {}
    }
  }
}
