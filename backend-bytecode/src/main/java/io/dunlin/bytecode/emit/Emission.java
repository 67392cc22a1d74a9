package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What everyone works on who emits the code of one function. */
final class Emission {
  final ModuleShape module;
  final FunctionForm form;
  final Signature signature;
  final Locals locals;

  /** What Java's stack holds. */
  final OperandStack stack = new OperandStack();

  final FramedCode code;
  final Pending pending = new Pending();
  final MemoryCache memories;
  final VectorPlan vectors;
  final FormConverter converter;
  final SharedVectorAccess shared;
  final Polls polls;

  /** Whether the method returns the function that a tail call calls next, and no results. */
  final boolean isTailBody;

  /** The first instruction of the method. */
  final int start;

  /** The instruction behind the method's last one. */
  final int end;

  /**
   * Whether something may be on Java's stack below operands that comes into being before they do;
   * not where operands may be elsewhere.
   */
  final boolean isStackKept;

  /** What line 1 stands for, as an offset in the module's bytes. */
  private final int firstOffset;

  /**
   * The emission of the method that is called for a function.
   *
   * @param locals the locals that it uses, and the parameters
   * @param shared the vectors that it shares with parts
   */
  Emission(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      SharedVectors shared,
      int[] locals,
      MethodVisitor out,
      boolean isTailBody) {
    this(
        module,
        form,
        vectors,
        out,
        isTailBody,
        0,
        form.size(),
        form.function().body().start(),
        new Locals(
            form, vectors, null, locals, argumentTypes(form), module.instanceClass(), shared),
        shared,
        true,
        true);
  }

  /** The emission of a part. */
  Emission(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      MethodVisitor out,
      PartShape shape) {
    this(
        module,
        form,
        vectors,
        out,
        false,
        shape.part.start(),
        shape.part.end(),
        shape.firstOffset,
        new Locals(
            form,
            vectors,
            shape.part.entries().length > 0 ? Opcodes.INTEGER : null,
            shape.locals(),
            shape.argumentTypes(),
            module.instanceClass(),
            shape.shared),
        shape.shared,
        !shape.part.children().isEmpty(),
        true);
  }

  /**
   * The emission of a part of a function whose values are in a frame.
   *
   * @param vectors says that all vectors are halves
   */
  static Emission ofFrame(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      MethodVisitor out,
      int start,
      int end) {
    return new Emission(
        module,
        form,
        vectors,
        out,
        false,
        start,
        end,
        form.function().body().start() + SpilledPart.offset(form, start),
        Locals.ofFrame(form, vectors, module.instanceClass()),
        SharedVectors.NONE,
        false,
        false);
  }

  /** The emission of the method that moves arguments to a frame, and results from it. */
  static Emission toFrame(ModuleShape module, FunctionForm form, MethodVisitor out) {
    int[] argumentTypes = argumentTypes(form);
    VectorPlan vectors = new VectorPlan(form);
    return new Emission(
        module,
        form,
        vectors,
        out,
        false,
        0,
        0,
        form.function().body().start(),
        new Locals(
            form,
            vectors,
            null,
            IntStream.range(0, argumentTypes.length).toArray(),
            argumentTypes,
            module.instanceClass(),
            SharedVectors.NONE),
        SharedVectors.NONE,
        false,
        true);
  }

  /** The types of the Java arguments of a function. */
  private static int[] argumentTypes(FunctionForm form) {
    Signature signature = Signature.of(form.function().type());
    return Arrays.copyOf(signature.paramTypes(), signature.javaParams());
  }

  private Emission(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      MethodVisitor out,
      boolean isTailBody,
      int start,
      int end,
      int firstOffset,
      Locals locals,
      SharedVectors shared,
      boolean callsParts,
      boolean isStackKept) {
    this.module = module;
    this.form = form;
    this.vectors = vectors;
    this.isTailBody = isTailBody;
    this.start = start;
    this.end = end;
    this.firstOffset = firstOffset;
    this.isStackKept = isStackKept;
    this.signature = Signature.of(form.function().type());
    this.locals = locals;
    this.code = new FramedCode(out, locals, stack);
    this.memories = new MemoryCache(this);
    this.polls = new Polls(this);
    this.converter = new FormConverter(this);
    this.shared = new SharedVectorAccess(this, shared, callsParts);
  }

  /** What follows can trap, or call: a stack trace says that it belongs to this instruction. */
  void locate(int at) {
    locateOffset(form.offset(at));
  }

  /** The same by the offset in the module's bytes. */
  void locateOffset(int offset) {
    code.line(offset - firstOffset + 1);
  }

  /**
   * Code goes on at a label with a reference on top of the stack, and fails if it comes here, which
   * HotSpot then sees that it never does.
   *
   * @param runtimeClass has the method {@code fail}, which throws the trap
   */
  void failUnless(Label label, String runtimeClass) {
    code.op(Opcodes.POP);
    code.loadInstance();
    code.invokeStatic(
        runtimeClass,
        "fail",
        "("
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")"
            + RuntimeNames.descriptor(RuntimeNames.OBJECT));
    code.place(label);
  }

  /** Lets HotSpot put what does not fit into registers onto the stack. */
  void useStack() {
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.HINTS,
        "useStack",
        "(" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")V");
  }

  /** A temporary that the value on top of Java's stack is put into; it is not defined. */
  int storeTemporary(int type) {
    int slot = locals.allocate(type);
    code.store(type, slot);
    return slot;
  }

  /** Moves Java arguments that are vectors to where and how the method holds them. */
  void moveArguments() {
    for (int i = 0; i < locals.arguments(); i++) {
      int local = locals.argumentLocal(i);
      if (locals.isMoved(i) || shared.isOnlyPlaceOf(local)) {
        code.load(TypeCodes.V128, locals.argumentSlot(i));
        storeLocal(local);
      }
    }
  }

  /** Gives a local of WebAssembly the value that it has first. */
  void initializeLocal(int local) {
    code.pushDefault(locals.type(local));
    code.store(locals.type(local), locals.slot(local));
  }

  /** Puts a local of WebAssembly onto Java's stack, as the function holds it. */
  void pushLocal(int local) {
    if (shared.isOnlyPlaceOf(local)) {
      shared.load(local);
    } else {
      code.load(locals.type(local), locals.slot(local));
    }
  }

  /** Takes a local of WebAssembly from Java's stack, as the function holds it. */
  void popLocal(int local) {
    if (shared.isOnlyPlaceOf(local)) {
      shared.store(local);
    } else {
      code.store(locals.type(local), locals.slot(local));
    }
  }

  /** Puts a local of WebAssembly onto Java's stack; a vector as two halves. */
  void loadLocal(int local) {
    pushLocal(local);
    if (locals.type(local) != locals.declaredType(local)) {
      converter.convert(vectors.local(local), VectorForm.HALVES);
    }
  }

  /** Puts what is on top of Java's stack into a local of WebAssembly; a vector as two halves. */
  void storeLocal(int local) {
    if (locals.type(local) != locals.declaredType(local)) {
      converter.convert(VectorForm.HALVES, vectors.local(local));
    }
    popLocal(local);
  }
}
