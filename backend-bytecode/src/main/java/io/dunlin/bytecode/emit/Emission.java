package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.Signature;
import java.util.stream.IntStream;
import org.objectweb.asm.MethodVisitor;

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
  final Polls polls;

  /** Whether the method returns the function that a tail call calls next, and no results. */
  final boolean isTailBody;

  /** The first instruction of the method. */
  final int start;

  /** The instruction behind the method's last one. */
  final int end;

  /** What line 1 stands for, as an offset in the module's bytes. */
  private final int firstOffset;

  /** The emission of the method that is called for a function. */
  Emission(ModuleShape module, FunctionForm form, MethodVisitor out, boolean isTailBody) {
    this(
        module,
        form,
        out,
        isTailBody,
        0,
        form.size(),
        form.function().body().start(),
        new Locals(
            form.function(),
            IntStream.range(0, form.function().localCount()).toArray(),
            Signature.of(form.function().type()).javaParams(),
            module.instanceClass()));
  }

  /** The emission of a part. */
  Emission(ModuleShape module, FunctionForm form, MethodVisitor out, PartShape shape) {
    this(
        module,
        form,
        out,
        false,
        shape.part.start(),
        shape.part.end(),
        form.offset(shape.part.start()),
        new Locals(form.function(), shape.part.locals(), shape.javaParams, module.instanceClass()));
  }

  private Emission(
      ModuleShape module,
      FunctionForm form,
      MethodVisitor out,
      boolean isTailBody,
      int start,
      int end,
      int firstOffset,
      Locals locals) {
    this.module = module;
    this.form = form;
    this.isTailBody = isTailBody;
    this.start = start;
    this.end = end;
    this.firstOffset = firstOffset;
    this.signature = Signature.of(form.function().type());
    this.locals = locals;
    this.code = new FramedCode(out, locals, stack);
    this.memories = new MemoryCache(this);
    this.polls = new Polls(this);
  }

  /** What follows can trap, or call: a stack trace says that it belongs to this instruction. */
  void locate(int at) {
    locateOffset(form.offset(at));
  }

  /** The same by the offset in the module's bytes. */
  void locateOffset(int offset) {
    code.line(offset - firstOffset + 1);
  }

  /** A temporary that the value on top of Java's stack is put into; it is not defined. */
  int storeTemporary(int type) {
    int slot = locals.allocate(type);
    code.store(type, slot);
    return slot;
  }
}
