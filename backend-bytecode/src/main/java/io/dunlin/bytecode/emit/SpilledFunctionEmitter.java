package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FrameLayout;
import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.form.PartPlanner.Plan;
import io.dunlin.bytecode.form.SpilledPartPlanner;
import io.dunlin.bytecode.runtime.MethodSize;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits a function that cannot have its values where Java has locals and operands, be it that there
 * are too many, or that it cannot be divided otherwise. All of them are in a {@linkplain
 * io.dunlin.bytecode.runtime.Frame frame}, which the methods of the function share.
 */
final class SpilledFunctionEmitter extends FunctionEmitter {
  /** More is not counted of an instruction: of its labels, most are those of other methods. */
  private static final int MAX_COUNTED_BYTES = 1000;

  /** An array or structure of more operands than this is made of those in the frame. */
  private static final int MAX_OPERANDS = 64;

  private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  private final CompareEmitter compares;
  private final SpilledCallEmitter calls;
  private final SpilledControlEmitter control;
  private final SpilledValues values;
  private final EntryEmitter entries;
  private final StructEmitter structs;

  private SpilledFunctionEmitter(
      Emission emission,
      List<Part> children,
      CompareEmitter compares,
      SpilledCallEmitter calls,
      SpilledControlEmitter control,
      SpilledValues values) {
    super(
        emission, children, compares, calls, control, new SpilledVariableEmitter(emission, values));
    this.compares = compares;
    this.calls = calls;
    this.control = control;
    this.values = values;
    this.entries = new EntryEmitter(emission, control);
    this.structs = new StructEmitter(emission);
  }

  private static SpilledFunctionEmitter of(
      Emission emission, FrameLayout layout, List<Part> children) {
    SpilledValues values = new SpilledValues(emission, layout);
    CompareEmitter compares = new CompareEmitter(emission);
    SpilledCallEmitter calls = new SpilledCallEmitter(emission, values);
    return new SpilledFunctionEmitter(
        emission,
        children,
        compares,
        calls,
        new SpilledControlEmitter(emission, compares, calls, values),
        values);
  }

  /**
   * Adds the methods of a function to the classes of its group.
   *
   * @param out the method that is called for it
   */
  static void emit(
      ModuleShape module,
      FunctionForm form,
      boolean hasTailBody,
      MethodVisitor out,
      GroupClasses into) {
    Function function =
        new Function(module, form, new VectorPlan(form), new FrameLayout(form), into);
    SpilledFunction.emit(module, form, function.layout, hasTailBody, out);
    Plan plan = plan(function);
    addMethod(function, into.first(), 0, form.size(), ControlEmitter.NONE, plan.parts());
    Deque<Part> pending = new ArrayDeque<>(plan.parts());
    while (!pending.isEmpty()) {
      Part part = pending.removeFirst();
      pending.addAll(part.children());
      addMethod(function, into.of(part), part.start(), part.end(), part.entries(), part.children());
    }
  }

  /**
   * What the methods of a function share.
   *
   * @param vectors says that all vectors are halves
   */
  private record Function(
      ModuleShape module,
      FunctionForm form,
      VectorPlan vectors,
      FrameLayout layout,
      GroupClasses into) {
    Emission emission(MethodVisitor out, int start, int end) {
      return Emission.ofFrame(module, form, vectors, out, start, end);
    }
  }

  private static Plan plan(Function function) {
    FunctionForm form = function.form;
    CodeSize size = new CodeSize();
    Emission emission = function.emission(size, 0, form.size());
    SpilledFunctionEmitter emitter = of(emission, function.layout, List.of());
    emitter.begin();
    int[] sizes = emitter.measure(size);
    for (int at = 0; at < sizes.length; at++) {
      sizes[at] = Math.min(sizes[at], MAX_COUNTED_BYTES);
    }
    return SpilledPartPlanner.plan(form, sizes, MethodSize.MAX_BYTES, MethodSize.MAX_CALLING_BYTES);
  }

  private static void addMethod(
      Function function,
      ClassVisitor into,
      int start,
      int end,
      int[] entries,
      List<Part> children) {
    FunctionForm form = function.form;
    MethodVisitor out =
        into.visitMethod(
            ACCESS,
            SpilledPart.name(function.module, form, start, end),
            SpilledPart.descriptor(function.module, entries),
            null,
            null);
    out.visitCode();
    Emission emission = function.emission(out, start, end);
    int entry = entries.length > 0 ? emission.locals.allocateDefined(TypeCodes.I32) : 0;
    SpilledFunctionEmitter emitter = of(emission, function.layout, children);
    emitter.begin();
    emitter.entries.enter(entries, entry);
    emitter.emit(children);
    if (end < form.size() && form.arrivesAt(end)) {
      emitter.values.flush();
      emitter.calls.returnLabel(SpilledCallEmitter.FALLS_THROUGH);
    }
    emitter.endHandlers();
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void begin() {
    emission.locateOffset(emission.form.function().body().start() + partOffset());
    values.begin();
    emission.memories.begin();
    emission.polls.afterUnknown();
    if (emission.start == 0 && emission.end == emission.form.size()) {
      control.begin(emission.form.region(0));
    }
  }

  private int partOffset() {
    return SpilledPart.offset(emission.form, emission.start);
  }

  @Override
  void emit(int at) {
    if (emission.form.pops(at) <= MAX_OPERANDS) {
      super.emit(at);
      return;
    }
    switch (emission.form.op(at)) {
      case ARRAY_NEW_FIXED -> newAggregate(at, this::newArray, RuntimeNames.ARRAY_INSTANCE);
      case STRUCT_NEW -> newAggregate(at, structs::create, RuntimeNames.COMPILED_STRUCT);
      default -> super.emit(at);
    }
  }

  /** Makes an array or structure, and copies the operands to it, which the frame has. */
  private void newAggregate(int at, IntConsumer make, String kind) {
    FunctionForm form = emission.form;
    FramedCode code = emission.code;
    charge(at);
    int first = values.layout.slotBelow(at, form.pops(at));
    values.flush();
    emission.locate(at);
    make.accept(at);
    code.op(Opcodes.DUP);
    values.pushFrame();
    code.op(Opcodes.SWAP);
    code.push(first);
    code.invokeVirtual(RuntimeNames.FRAME, "copyTo", "(" + RuntimeNames.descriptor(kind) + "I)V");
    values.beginAt(first);
    emission.stack.pushAll(form.pushes(at));
  }

  private void newArray(int at) {
    FunctionForm form = emission.form;
    FramedCode code = emission.code;
    code.push(form.pops(at));
    InstanceAccess.pushDefinedType(emission, form.index(at));
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.ARRAY_OPERATIONS,
        "newFixed",
        "(I"
            + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE)
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")"
            + RuntimeNames.descriptor(RuntimeNames.ARRAY_INSTANCE));
  }

  @Override
  void prepare(int at) {
    if (!compares.isWaiting()) {
      values.prepare(at, onStack(at));
    }
  }

  /** How many operands an instruction wants on Java's stack. */
  private int onStack(int at) {
    FunctionForm form = emission.form;
    return switch (form.op(at)) {
      case IF -> 1;
      case BLOCK, LOOP, TRY, TRY_TABLE, ELSE, CATCH, CATCH_ALL, DELEGATE -> 0;
      case END -> form.index(at) == 0 ? form.pops(at) : 0;
      default -> form.pops(at);
    };
  }

  /** Calls a part, and goes on where it says. */
  @Override
  void call(Part part) {
    FramedCode code = emission.code;
    values.flush();
    entries.arrive(part.entries());
    emission.locate(part.start());
    pushArguments(part.entries().length > 0);
    code.invokeStatic(
        emission.module.partClass(emission.form.function().functionIndex(), part),
        SpilledPart.name(emission.module, emission.form, part.start(), part.end()),
        SpilledPart.descriptor(emission.module, part.entries()));
    emission.memories.invalidate();
    emission.polls.afterUnknown();
    if (part.exits().length > 0) {
      Label behind = part.fallsThrough() ? new Label() : null;
      control.goTo(part.exits(), behind);
      if (behind != null) {
        code.place(behind);
      }
      return;
    }
    code.op(Opcodes.POP);
    if (!part.fallsThrough()) {
      // It ends with a trap; Java wants to see that nothing comes behind it.
      code.op(Opcodes.ACONST_NULL);
      code.op(Opcodes.ATHROW);
    }
  }

  /** Pushes what a method takes, below the number of an entry if that is on the stack. */
  private void pushArguments(boolean hasEntry) {
    FramedCode code = emission.code;
    values.pushFrame();
    if (hasEntry) {
      code.op(Opcodes.SWAP);
    }
    code.loadInstance();
    if (hasEntry) {
      code.op(Opcodes.SWAP);
    }
  }
}
