package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.Signature;
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
  final MemoryCache memories;

  /** Whether the method returns the function that a tail call calls next, and no results. */
  final boolean isTailBody;

  Emission(ModuleShape module, FunctionForm form, MethodVisitor out, boolean isTailBody) {
    this.module = module;
    this.form = form;
    this.isTailBody = isTailBody;
    this.signature = Signature.of(form.function().type());
    this.locals = new Locals(form.function(), signature, module.instanceClass());
    this.code = new FramedCode(out, locals, stack);
    this.memories = new MemoryCache(this);
  }

  /** What follows can trap, or call: a stack trace says that it belongs to this instruction. */
  void locate(int at) {
    locateOffset(form.offset(at));
  }

  /** The same by the offset in the module's bytes. */
  void locateOffset(int offset) {
    code.line(offset - form.function().body().start() + 1);
  }

  /** A temporary that the value on top of Java's stack is put into; it is not defined. */
  int storeTemporary(int type) {
    int slot = locals.allocate(type);
    code.store(type, slot);
    return slot;
  }
}
