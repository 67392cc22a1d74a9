package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.LoopRounds;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.form.PartPlanner;
import io.dunlin.bytecode.form.PartPlanner.Plan;
import io.dunlin.bytecode.runtime.MethodSize;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Emits the methods of one function: family by family, each by a class of its own. */
class FunctionEmitter {
  /** A function is not tried in Java's locals and operands where there are more. */
  private static final int MAX_LOCALS = 2000;

  private static final int MAX_HEIGHT = 500;
  private static final int MAX_DEPTH = 500;

  private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  final Emission emission;
  private final ControlEmitter control;
  private final CallEmitter calls;
  private final CompareEmitter compares;
  private final NumericEmitter numerics;
  private final VariableEmitter variables;
  private final MemoryAccessEmitter accesses;
  private final MemoryEmitter memories;
  private final TableEmitter tables;
  private final ReferenceEmitter references;
  private final AtomicEmitter atomics;
  private final PartEmitter parts;
  private final LoopCopier copier;
  private final VectorOperands operands;
  private final VectorEmitter vectors;
  private final VectorAccessEmitter vectorAccesses;
  private final ApiReductionEmitter reductions;
  private final ExceptionEmitter exceptions;
  private final HeapEmitter heap;

  private FunctionEmitter(Emission emission, List<Part> children) {
    this(emission, children, new CompareEmitter(emission), new CallEmitter(emission));
  }

  private FunctionEmitter(
      Emission emission, List<Part> children, CompareEmitter compares, CallEmitter calls) {
    this(
        emission,
        children,
        compares,
        calls,
        new ControlEmitter(emission, compares, calls),
        new VariableEmitter(emission));
  }

  /** For a function in a frame, as {@link SpilledFunctionEmitter} has it. */
  FunctionEmitter(
      Emission emission,
      List<Part> children,
      CompareEmitter compares,
      CallEmitter calls,
      ControlEmitter control,
      VariableEmitter variables) {
    this.emission = emission;
    this.compares = compares;
    this.calls = calls;
    this.control = control;
    this.variables = variables;
    numerics = new NumericEmitter(emission);
    accesses = new MemoryAccessEmitter(emission);
    memories = new MemoryEmitter(emission);
    tables = new TableEmitter(emission);
    references = new ReferenceEmitter(emission);
    atomics = new AtomicEmitter(emission);
    parts = new PartEmitter(emission, control);
    copier = new LoopCopier(emission, control);
    LaneEmitter lanes = new LaneEmitter(emission);
    ApiEmitter api = new ApiEmitter(emission);
    operands = new VectorOperands(emission);
    ComponentEmitter components = new ComponentEmitter(emission, numerics, operands, lanes);
    vectors = new VectorEmitter(emission, operands, components, lanes, api);
    vectorAccesses = new VectorAccessEmitter(emission, accesses, lanes, api, components);
    reductions = new ApiReductionEmitter(emission, accesses, api);
    heap = new HeapEmitter(emission);
    exceptions = new ExceptionEmitter(emission, control, children);
  }

  /** Adds the methods of a function to the classes of its group. */
  static void emit(ModuleShape module, FunctionForm form, GroupClasses into) {
    int function = form.function().functionIndex();
    Signature signature = module.signature(function);
    boolean hasTailBody = TailCallGenerator.hasTailBody(module, function);
    if (hasTailBody) {
      TailCallGenerator.addEntry(module, function, into.first());
    }
    String descriptor =
        hasTailBody ? module.tailDescriptor(signature) : module.descriptor(signature);
    Division division = isExtreme(form) ? null : divide(module, form, hasTailBody);
    MethodVisitor out =
        into.first().visitMethod(ACCESS, module.method(function), descriptor, null, null);
    if (division == null || division.bytes() > MethodSize.MAX_COMPILED_BYTES) {
      SpilledFunctionEmitter.emit(module, form, hasTailBody, out, into);
      return;
    }
    VectorPlan vectors = division.vectors();
    SharedVectors shared = SharedVectors.of(form, vectors, division.parts());
    if (!shared.isEmpty()) {
      SharedVectorFunction.emit(module, form, shared, hasTailBody, out);
      out =
          into.first()
              .visitMethod(
                  ACCESS,
                  SharedVectorFunction.bodyName(module, form),
                  SharedVectorFunction.bodyDescriptor(descriptor),
                  null,
                  null);
    }
    out.visitCode();
    Emission emission =
        new Emission(
            module, form, vectors, shared, division.javaLocals(form, shared), out, hasTailBody);
    FunctionEmitter emitter = new FunctionEmitter(emission, division.parts());
    emitter.begin();
    if (division.copiesLoops()) {
      emitter.emitWithCopies();
    } else {
      emitter.emit(division.parts());
    }
    emitter.endHandlers();
    out.visitMaxs(0, 0);
    out.visitEnd();
    addParts(module, form, vectors, shared, division.parts(), into);
  }

  /** Whether Java's locals and operands are too few for a function, or frames of them too large. */
  private static boolean isExtreme(FunctionForm form) {
    return form.localCount() > MAX_LOCALS
        || form.maxHeight() > MAX_HEIGHT
        || form.maxDepth() > MAX_DEPTH;
  }

  /**
   * How a function becomes methods.
   *
   * @param vectors the forms of its vectors
   * @param parts the parts that it is divided into; none if it is small enough
   * @param bytes how many bytes of code are in no part, calls of parts included
   * @param locals the locals that are used outside of parts, and the parameters
   * @param dividesLoops whether a loop without loops in it is divided
   * @param copiesLoops whether code has copies of loops
   */
  private record Division(
      VectorPlan vectors,
      List<Part> parts,
      int bytes,
      BitSet locals,
      boolean dividesLoops,
      boolean copiesLoops) {
    static Division whole(VectorPlan vectors, FunctionForm form, int bytes, boolean copiesLoops) {
      BitSet locals = new BitSet();
      locals.set(0, form.localCount());
      return new Division(vectors, List.of(), bytes, locals, false, copiesLoops);
    }

    boolean isWhole() {
      return parts.isEmpty() && bytes <= maxBytes(vectors);
    }

    /** The locals that the method has in Java's locals: the parameters, and others in none. */
    int[] javaLocals(FunctionForm form, SharedVectors shared) {
      int params = form.function().paramTypes().length;
      return locals.stream().filter(local -> local < params || !shared.has(local)).toArray();
    }

    boolean isSmall() {
      return bytes <= MethodSize.MAX_CALLING_BYTES;
    }
  }

  /** How many bytes of code a method may have that calls no parts. */
  private static int maxBytes(VectorPlan vectors) {
    return vectors.isTrivial()
        ? MethodSize.MAX_BYTES
        : vectors.usesApi() ? ApiUse.MAX_BYTES : MethodSize.MAX_VECTOR_BYTES;
  }

  private static int maxCallingBytes(VectorPlan vectors) {
    return vectors.isTrivial() ? MethodSize.MAX_CALLING_BYTES : MethodSize.MAX_VECTOR_CALLING_BYTES;
  }

  /** Finds a way for all methods to be small enough; holds vectors so that they are, if need be. */
  private static Division divide(ModuleShape module, FunctionForm form, boolean hasTailBody) {
    if (ApiUse.pays(module, form)) {
      Division division = divide(module, form, hasTailBody, Set.of(VectorForm.OBJECT));
      if (division.isSmall()) {
        return division;
      }
    }
    Division division = divide(module, form, hasTailBody, VectorForm.PORTABLE);
    if (!division.isWhole() && !division.vectors.isTrivial()) {
      division = divideInForms(module, form, hasTailBody);
    }
    return division;
  }

  /** The same for a function that is too large with all forms. */
  private static Division divideInForms(
      ModuleShape module, FunctionForm form, boolean hasTailBody) {
    Division division = divide(module, form, hasTailBody, VectorForm.MEDIUM);
    if (division.dividesLoops()) {
      division = divide(module, form, hasTailBody, VectorForm.SMALL);
    }
    return division.isSmall()
        ? division
        : divide(module, form, hasTailBody, Set.of(VectorForm.HALVES));
  }

  private static Division divide(
      ModuleShape module, FunctionForm form, boolean hasTailBody, Set<VectorForm> forms) {
    VectorPlan vectors = VectorPlanner.plan(form, forms);
    if (vectors.usesApi() && module.vectorSupport() == VectorSupport.DOUBLE_VECTOR_API) {
      vectors.reductions = ApiReductionFinder.find(module, form, vectors);
    }
    FunctionBody body = form.function().body();
    int undivided =
        vectors.isTrivial() ? MethodSize.MAX_UNDIVIDED_BODY : MethodSize.MAX_UNDIVIDED_VECTOR_BODY;
    if (body.end() - body.start() <= undivided && !form.copiesLoops()) {
      return Division.whole(vectors, form, 0, false);
    }
    CodeSize size = new CodeSize();
    FunctionEmitter emitter =
        new FunctionEmitter(
            new Emission(
                module, form, vectors, SharedVectors.NONE, Locals.all(form), size, hasTailBody),
            List.of());
    emitter.begin();
    int beginning = size.bytes();
    int[] sizes = emitter.measure(size);
    if (size.bytes() <= maxBytes(vectors)) {
      int further = form.copiesLoops() ? LoopCopier.furtherBytes(form, sizes) : 0;
      boolean copiesLoops =
          further > 0
              && vectors.isTrivial()
              && size.bytes() + further <= MethodSize.MAX_CALLING_BYTES;
      return Division.whole(vectors, form, size.bytes(), copiesLoops);
    }
    Plan plan =
        PartPlanner.plan(
            form,
            sizes,
            emitter.sharedSizes(size),
            LanewiseInstructions.sizes(form, vectors, sizes),
            maxBytes(vectors),
            maxCallingBytes(vectors));
    return new Division(
        vectors,
        plan.parts(),
        beginning + plan.bytes(),
        plan.locals(),
        plan.dividesLoops(form),
        false);
  }

  /** How many bytes a part takes to take a vector from where it is shared, or to put it there. */
  private int[] sharedSizes(CodeSize size) {
    int[] sizes = new int[emission.form.localCount()];
    for (int local = 0; local < sizes.length; local++) {
      if (emission.locals.declaredType(local) == TypeCodes.V128) {
        int before = size.bytes();
        emission.shared.load(local);
        emission.popLocal(local);
        sizes[local] = size.bytes() - before;
      }
    }
    return sizes;
  }

  /** How many bytes each instruction takes. */
  final int[] measure(CodeSize size) {
    int[] sizes = new int[emission.form.size()];
    for (int at = 0; at < sizes.length; at++) {
      int before = size.bytes();
      emit(at);
      sizes[at] = size.bytes() - before;
    }
    return sizes;
  }

  private static void addParts(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      SharedVectors shared,
      List<Part> parts,
      GroupClasses into) {
    Deque<Part> pending = new ArrayDeque<>(parts);
    while (!pending.isEmpty()) {
      Part part = pending.removeFirst();
      pending.addAll(part.children());
      PartShape shape = new PartShape(module, form, shared, part);
      for (int lane = 0; lane < part.methods(); lane++) {
        MethodVisitor out =
            into.of(part).visitMethod(ACCESS, shape.method(lane), shape.descriptor(), null, null);
        VectorPlan plan = part.isLanewise() ? vectors.ofLane(lane) : vectors;
        addPart(new Emission(module, form, plan, out, shape), shape, out);
      }
    }
  }

  private static void addPart(Emission emission, PartShape shape, MethodVisitor out) {
    List<Part> children = shape.part.children();
    FunctionEmitter emitter = new FunctionEmitter(emission, children);
    out.visitCode();
    emitter.parts.begin(shape);
    emitter.emit(children);
    emitter.parts.end(shape);
    emitter.endHandlers();
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void begin() {
    FunctionForm form = emission.form;
    emission.locateOffset(form.function().body().start());
    calls.begin();
    initializeLocals();
    emission.memories.begin();
    control.begin(form.region(0));
  }

  /** Emits the instructions of the method, some of which are in parts. */
  final void emit(List<Part> children) {
    Iterator<Part> rest = children.iterator();
    @Nullable Part child = rest.hasNext() ? rest.next() : null;
    for (int at = emission.start; at < emission.end; ) {
      if (child != null && child.start() == at) {
        call(child);
        at = child.end();
        child = rest.hasNext() ? rest.next() : null;
      } else {
        emit(at++);
      }
    }
  }

  /** Emits the instructions of a method without parts, some of them more than once. */
  private void emitWithCopies() {
    for (int at = emission.start; at < emission.end; ) {
      if (copier.isDifferent(at)) {
        charge(at);
        at = copier.emit(at);
      } else {
        emit(at);
        copier.follow(at++);
      }
    }
  }

  void call(Part part) {
    parts.call(part);
  }

  /** Emits what comes behind the code of the method. */
  final void endHandlers() {
    exceptions.end();
  }

  private void initializeLocals() {
    int params = emission.form.function().paramTypes().length;
    for (int local : emission.locals.used()) {
      if (local >= params) {
        emission.initializeLocal(local);
      }
    }
  }

  /** Brings what an instruction needs below its operands, or them themselves. */
  void prepare(int at) {
    accesses.prepare(at);
  }

  final void charge(int at) {
    int units = emission.form.charge(at);
    if (units > 0) {
      emission.locateOffset(emission.form.chargeOffset(at));
      emission.polls.consumeFuel(units);
    }
  }

  /** Emits an instruction. */
  void emit(int at) {
    FunctionForm form = emission.form;
    charge(at);
    prepare(at);
    OperandStack stack = emission.stack;
    Op op = form.op(at);
    if (exceptions.handles(at)) {
      exceptions.emit(at);
      return;
    }
    if (op.family() == Family.CONTROL) {
      control.emit(at);
      return;
    }
    if (emission.vectors.reductions().has(at)) {
      reductions.emit(at);
      return;
    }
    boolean isFused = emission.vectors.isFused(at);
    if (isFused && op != Op.LOCAL_TEE) {
      return;
    }
    int mark = emission.locals.mark();
    stack.pop(takeOperands(at, op));
    if (emitPlain(at, op) && !isFused) {
      stack.pushAll(form.pushes(at));
      if (VectorPlanner.knowsForms(form, at) && isVector(form.pushes(at))) {
        emission.converter.convert(emission.vectors.result(at), emission.vectors.left(at));
        stack.setType(stack.size() - 1, emission.vectors.left(at).type());
      }
    }
    if (operands.has(at)) {
      emission.locals.release(mark);
    }
  }

  /** Brings operands to where an instruction wants them; says how many are on the stack. */
  private int takeOperands(int at, Op op) {
    if (operands.has(at)) {
      return operands.take(at);
    }
    if (VectorPlanner.knowsForms(emission.form, at) && op != Op.DROP) {
      emission.converter.align(at);
    }
    // A condition that waits is no operand on the stack.
    return emission.form.pops(at) - (compares.isWaiting() ? 1 : 0);
  }

  private static boolean isVector(int[] pushes) {
    return pushes.length == 1 && pushes[0] == TypeCodes.V128;
  }

  /** Emits an instruction without labels; says whether its results are on the stack. */
  private boolean emitPlain(int at, Op op) {
    if (LoopRounds.isBulk(op)) {
      emission.polls.beforeLongRun(emission.form.offset(at));
    }
    if (emission.form.compares(at)) {
      return compares.emit(at);
    }
    switch (op.family()) {
      case CALL -> calls.emit(at);
      case PARAMETRIC -> parametric(at, op);
      case LOCAL -> variables.local(at);
      case GLOBAL -> variables.global(at);
      case TABLE -> tables.emit(at);
      case REFERENCE -> references.emit(at);
      case LOAD -> accesses.load(at);
      case STORE -> accesses.store(at);
      case MEMORY -> memories.emit(at);
      case CONST -> numerics.constant(at);
      case UNARY, BINARY, CONVERT -> numerics.emit(at);
      case ATOMIC -> atomics.emit(at);
      case VECTOR -> vectors.emit(at);
      case VECTOR_LOAD -> vectorAccesses.load(at);
      case VECTOR_STORE -> vectorAccesses.store(at);
      case GC -> heap.emit(at);
      case COMPARE, CONTROL, EXCEPTION -> throw new AssertionError(op);
    }
    return true;
  }

  private void parametric(int at, Op op) {
    if (op == Op.DROP) {
      emission.code.drop(emission.stack.popped());
    } else {
      compares.select(emission.form.pushes(at)[0]);
    }
  }
}
