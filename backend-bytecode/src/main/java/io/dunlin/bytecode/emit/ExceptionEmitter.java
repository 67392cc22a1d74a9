package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.form.Region;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Throwing and catching. An exception is thrown in Java as a signal, which carries it; Java's table
 * of handlers brings it to the code behind a region, which compares its tag with those of the
 * clauses and branches, or throws it on. Code that throws nothing runs as if there were no
 * handlers.
 */
final class ExceptionEmitter {
  private static final String SIGNAL = RuntimeNames.descriptor(RuntimeNames.EXCEPTION_SIGNAL);
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);
  private static final String OBJECT = RuntimeNames.descriptor(RuntimeNames.OBJECT);

  private final Emission emission;
  private final ControlEmitter control;
  private final Handlers handlers;
  private final ExtraSlotAccess extra;

  ExceptionEmitter(Emission emission, ControlEmitter control, List<Part> children) {
    this.emission = emission;
    this.control = control;
    this.handlers = Handlers.declare(emission, children);
    this.extra = new ExtraSlotAccess(emission.code);
  }

  /** Whether an instruction is for this class: also the end of regions with handlers. */
  boolean handles(int at) {
    FunctionForm form = emission.form;
    return switch (form.op(at).family()) {
      case EXCEPTION -> true;
      case CONTROL -> form.op(at) == Op.END && Handlers.isTry(form.region(form.index(at)));
      default -> false;
    };
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    switch (form.op(at)) {
      case THROW -> throwNew(at);
      case THROW_REF -> throwAgain(at);
      case RETHROW -> {
        control.loadCaught(form.region(form.index(at)));
        throwAgain(at);
      }
      case TRY, TRY_TABLE -> open(form.region(form.index(at)));
      case CATCH, CATCH_ALL -> nextCatch(at);
      case DELEGATE -> closeDelegation(at);
      case END -> {
        if (form.region(form.index(at)).kind() == io.dunlin.wasm.validate.Label.Kind.TRY_TABLE) {
          closeTryTable(at);
        } else {
          closeTry(at);
        }
      }
      default -> throw new AssertionError(form.op(at));
    }
  }

  /** Emits what comes behind the function. */
  void end() {
    Label escape = handlers.escapeOrNull();
    if (escape != null) {
      emission.stack.clear();
      emission.stack.push(JavaTypes.SIGNAL);
      emission.code.place(escape);
      emission.code.op(Opcodes.ATHROW);
      emission.stack.clear();
    }
  }

  private void throwNew(int at) {
    int tag = emission.form.index(at);
    emission.locate(at);
    extra.putTop(payload(tag), 0);
    emission.code.push(tag);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.EXCEPTIONS,
        isCaught(at, tag) ? "thrownToHandler" : "thrown",
        "(I" + INSTANCE + ")" + SIGNAL);
    emission.code.op(Opcodes.ATHROW);
    emission.stack.clear();
  }

  private boolean isCaught(int at, int tag) {
    return handlers.catchesThrown(at, control.currentRegion(), tag);
  }

  /** Throws the exception on top of the stack. */
  private void throwAgain(int at) {
    emission.locate(at);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.EXCEPTIONS,
        isCaught(at, FunctionForm.NONE) ? "thrownAgainToHandler" : "thrownAgain",
        "(" + OBJECT + INSTANCE + ")" + SIGNAL);
    emission.code.op(Opcodes.ATHROW);
    emission.stack.clear();
  }

  private int[] payload(int tag) {
    FuncType type =
        emission.module.wasm().funcType(emission.module.wasm().tagTypes().get(tag).typeIndex());
    return Signature.of(type).paramTypes();
  }

  private void open(Region region) {
    Scope scope = control.enter(region);
    Handlers.Handler handler = handlers.of(region);
    if (handler != null) {
      emission.code.mark(handler.start());
      // Java allows no handler for no code.
      emission.code.op(Opcodes.NOP);
    }
    control.loadParams(scope);
  }

  private void endProtected(Region region) {
    Handlers.Handler handler = handlers.of(region);
    if (handler != null) {
      emission.code.mark(handler.end());
    }
  }

  private void closeDelegation(int at) {
    Scope scope = control.leaveScope();
    if (emission.form.fallsThrough(at)) {
      control.leave(scope);
    }
    endProtected(scope.region);
    control.finish(scope, scope.target);
  }

  private void closeTryTable(int at) {
    Scope scope = control.leaveScope();
    boolean fallsThrough = emission.form.fallsThrough(at);
    if (fallsThrough) {
      control.leave(scope);
    }
    Handlers.Handler handler = handlers.of(scope.region);
    if (handler != null) {
      if (fallsThrough) {
        emission.code.jump(Opcodes.GOTO, scope.target);
      }
      emission.code.mark(handler.end());
      int mark = emission.locals.mark();
      int signal = arrive(handler.entry());
      catchClauses(scope.region, signal);
      emission.locals.release(mark);
    }
    control.finish(scope, scope.target);
  }

  /** A handler begins: the signal is put into a local. */
  private int arrive(Label entry) {
    emission.stack.clear();
    emission.stack.push(JavaTypes.SIGNAL);
    emission.code.place(entry);
    emission.stack.clear();
    emission.memories.invalidate();
    emission.polls.afterUnknown();
    int signal = emission.locals.allocateDefined(JavaTypes.SIGNAL);
    emission.code.store(JavaTypes.SIGNAL, signal);
    return signal;
  }

  private void catchClauses(Region region, int signal) {
    FunctionForm form = emission.form;
    int at = region.start();
    for (int i = 0; i < form.extras(at); i += 3) {
      int kind = form.extra(at, i);
      boolean all = kind == Instruction.CATCH_ALL || kind == Instruction.CATCH_ALL_REF;
      Label next = new Label();
      if (!all) {
        jumpUnlessTagged(signal, form.extra(at, i + 1), next);
        loadPayload(signal, form.extra(at, i + 1));
      }
      if (kind == Instruction.CATCH_REF || kind == Instruction.CATCH_ALL_REF) {
        loadException(signal);
        emission.stack.push(JavaTypes.REFERENCE);
      }
      control.branch(form.region(form.extra(at, i + 2)));
      emission.stack.clear();
      if (all) {
        return;
      }
      emission.code.place(next);
    }
    throwOn(signal);
  }

  private void throwOn(int signal) {
    emission.code.load(JavaTypes.SIGNAL, signal);
    emission.code.op(Opcodes.ATHROW);
  }

  private void jumpUnlessTagged(int signal, int tag, Label otherwise) {
    emission.code.load(JavaTypes.SIGNAL, signal);
    emission.code.push(tag);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.EXCEPTIONS, "hasTag", "(" + SIGNAL + "I" + INSTANCE + ")Z");
    emission.code.jump(Opcodes.IFEQ, otherwise);
  }

  private void loadException(int signal) {
    emission.code.load(JavaTypes.SIGNAL, signal);
    emission.code.invokeVirtual(
        RuntimeNames.EXCEPTION_SIGNAL, "exception", "()Lio/dunlin/spi/store/ExceptionInstance;");
  }

  /** Puts what an exception with a tag carries onto the stack. */
  private void loadPayload(int signal, int tag) {
    int slot = 0;
    for (int type : payload(tag)) {
      loadValue(signal, type, slot);
      emission.stack.push(type);
      slot += TypeCodes.slots(type);
    }
  }

  private void loadValue(int signal, int type, int slot) {
    if (type == TypeCodes.V128) {
      loadValue(signal, TypeCodes.I64, slot);
      loadValue(signal, TypeCodes.I64, slot + 1);
      return;
    }
    String method =
        switch (type) {
          case TypeCodes.I32 -> "intAt";
          case TypeCodes.I64 -> "longAt";
          case TypeCodes.F32 -> "floatAt";
          case TypeCodes.F64 -> "doubleAt";
          default -> "referenceAt";
        };
    emission.code.load(JavaTypes.SIGNAL, signal);
    emission.code.push(slot);
    emission.code.invokeStatic(
        RuntimeNames.EXCEPTIONS, method, "(" + SIGNAL + "I)" + JavaTypes.descriptor(type));
  }

  /** A legacy {@code catch} begins, and what is in front of it ends. */
  private void nextCatch(int at) {
    Scope scope = control.currentScope();
    if (emission.form.fallsThrough(at)) {
      control.leave(scope);
      emission.code.jump(Opcodes.GOTO, scope.target);
    }
    emission.stack.clear();
    if (handlers.isFirstCatch(at)) {
      Handlers.Handler handler = handlers.of(scope.region);
      Label entry = handler == null ? new Label() : handler.entry();
      endProtected(scope.region);
      scope.signal = arrive(entry);
      control.keepCaught(scope);
    } else {
      emission.code.place(Objects.requireNonNull(scope.otherArm));
      emission.memories.invalidate();
      emission.polls.afterUnknown();
    }
    scope.otherArm = null;
    control.beginCatch(scope);
    if (emission.form.op(at) == Op.CATCH) {
      int tag = emission.form.extra(at, 0);
      Label next = new Label();
      jumpUnlessTagged(scope.signal, tag, next);
      scope.otherArm = next;
      loadPayload(scope.signal, tag);
    }
  }

  private void closeTry(int at) {
    Scope scope = control.leaveScope();
    boolean fallsThrough = emission.form.fallsThrough(at);
    if (fallsThrough) {
      control.leave(scope);
    }
    @Nullable Label noMatch = scope.otherArm;
    if (noMatch != null) {
      if (fallsThrough) {
        emission.code.jump(Opcodes.GOTO, scope.target);
      }
      emission.stack.clear();
      emission.code.place(noMatch);
      throwOn(scope.signal);
    }
    if (scope.signal >= 0) {
      emission.locals.undefine(scope.signal);
    }
    control.finish(scope, scope.target);
  }
}
