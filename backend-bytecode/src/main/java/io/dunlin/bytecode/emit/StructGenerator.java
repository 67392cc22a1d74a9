package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.StructShape;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the classes of structures, which all modules share. */
public final class StructGenerator {
  private static final String CONSTRUCTOR =
      "(" + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE) + ")V";

  /** The locals of what is set. */
  private static final int LOW = 2;

  private static final int HIGH = 4;

  private final StructShape shape;
  private final String name;
  private final String superclass;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  private StructGenerator(StructShape shape) {
    this.shape = shape;
    this.name = shape.className();
    this.superclass = shape.hasParent() ? shape.parent().className() : RuntimeNames.COMPILED_STRUCT;
  }

  /** The class of structures of a shape. */
  public static byte[] generate(StructShape shape) {
    return new StructGenerator(shape).generate();
  }

  private byte[] generate() {
    writer.visit(
        ClassGenerator.CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name,
        null,
        superclass,
        null);
    for (int field = shape.firstOwnField(); field < shape.fields(); field++) {
      int type = shape.type(field);
      declare(StructShape.fieldName(field), JavaTypes.storageDescriptor(type));
      if (type == TypeCodes.V128) {
        declare(StructShape.highFieldName(field), "J");
      }
    }
    addConstructor();
    addCreate();
    addAccessors();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void declare(String field, String descriptor) {
    writer.visitField(Opcodes.ACC_PUBLIC, field, descriptor, null, null).visitEnd();
  }

  private void addConstructor() {
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", CONSTRUCTOR, null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", CONSTRUCTOR, false);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void addCreate() {
    MethodVisitor out =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "create",
            "("
                + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE)
                + ")"
                + RuntimeNames.descriptor(RuntimeNames.COMPILED_STRUCT),
            null,
            null);
    out.visitCode();
    out.visitTypeInsn(Opcodes.NEW, name);
    out.visitInsn(Opcodes.DUP);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", CONSTRUCTOR, false);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** Adds the methods for those who do not know the class. */
  private void addAccessors() {
    IntPredicate isReference = field -> TypeCodes.isReference(shape.type(field));
    IntPredicate isVector = field -> shape.type(field) == TypeCodes.V128;
    addAccessor("bits", "(I)J", isReference.negate(), this::getBits);
    addAccessor("highBits", "(I)J", isVector, this::getHighBits);
    addAccessor("reference", "(I)Ljava/lang/Object;", isReference, this::getReference);
    addAccessor("setBits", "(IJJ)V", isReference.negate(), this::setBits);
    addAccessor("setReference", "(ILjava/lang/Object;)V", isReference, this::setReference);
  }

  /** Adds a method with a case for each field of the class's own that it is for. */
  private void addAccessor(
      String accessor,
      String descriptor,
      IntPredicate isFor,
      BiConsumer<JavaCode, Integer> access) {
    int first = shape.firstOwnField();
    Label otherwise = new Label();
    Label[] labels = new Label[shape.fields() - first];
    boolean isNeeded = false;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = isFor.test(first + i) ? new Label() : otherwise;
      isNeeded |= labels[i] != otherwise;
    }
    if (!isNeeded) {
      return;
    }
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_PUBLIC, accessor, descriptor, null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ILOAD, 1);
    out.visitTableSwitchInsn(first, first + labels.length - 1, otherwise, labels);
    JavaCode code = new JavaCode(out, 0);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != otherwise) {
        place(labels[i], out);
        access.accept(code, first + i);
      }
    }
    place(otherwise, out);
    callInherited(accessor, descriptor, out);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private static void place(Label label, MethodVisitor out) {
    out.visitLabel(label);
    out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  private void callInherited(String accessor, String descriptor, MethodVisitor out) {
    int slot = 0;
    out.visitVarInsn(Opcodes.ALOAD, slot++);
    for (Type param : Type.getArgumentTypes(descriptor)) {
      out.visitVarInsn(param.getOpcode(Opcodes.ILOAD), slot);
      slot += param.getSize();
    }
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, accessor, descriptor, false);
    out.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
  }

  private void getField(JavaCode code, int field) {
    code.load(JavaTypes.REFERENCE, 0);
    code.getField(
        name, StructShape.fieldName(field), JavaTypes.storageDescriptor(shape.type(field)));
  }

  private void getBits(JavaCode code, int field) {
    int type = shape.type(field);
    getField(code, field);
    switch (type) {
      case TypeCodes.I8, TypeCodes.I16 -> {
        code.push(type == TypeCodes.I8 ? 0xFF : 0xFFFF);
        code.op(Opcodes.IAND);
        code.op(Opcodes.I2L);
      }
      default -> code.toBits(type);
    }
    code.op(Opcodes.LRETURN);
  }

  private void getHighBits(JavaCode code, int field) {
    code.load(JavaTypes.REFERENCE, 0);
    code.getField(name, StructShape.highFieldName(field), "J");
    code.op(Opcodes.LRETURN);
  }

  private void getReference(JavaCode code, int field) {
    getField(code, field);
    code.op(Opcodes.ARETURN);
  }

  private void setBits(JavaCode code, int field) {
    int type = shape.type(field);
    code.load(JavaTypes.REFERENCE, 0);
    code.load(TypeCodes.I64, LOW);
    code.fromBits(JavaTypes.ofStorage(type));
    code.putField(name, StructShape.fieldName(field), JavaTypes.storageDescriptor(type));
    if (type == TypeCodes.V128) {
      code.load(JavaTypes.REFERENCE, 0);
      code.load(TypeCodes.I64, HIGH);
      code.putField(name, StructShape.highFieldName(field), "J");
    }
    code.op(Opcodes.RETURN);
  }

  private void setReference(JavaCode code, int field) {
    code.load(JavaTypes.REFERENCE, 0);
    code.load(JavaTypes.REFERENCE, LOW);
    code.putField(name, StructShape.fieldName(field), RuntimeNames.descriptor(RuntimeNames.OBJECT));
    code.op(Opcodes.RETURN);
  }
}
