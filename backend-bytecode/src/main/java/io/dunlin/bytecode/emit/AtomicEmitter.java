package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import org.objectweb.asm.Opcodes;

/** Atomic access, wait and notify: calls, whatever the memory. */
final class AtomicEmitter {
  private static final String TAIL =
      RuntimeNames.descriptor(RuntimeNames.MEMORY_INSTANCE)
          + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
          + ")";

  private final Emission emission;

  AtomicEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    Op op = form.op(at);
    emission.locate(at);
    switch (op) {
      case ATOMIC_FENCE ->
          emission.code.invokeStatic("java/lang/invoke/VarHandle", "fullFence", "()V");
      case MEMORY_ATOMIC_NOTIFY -> {
        widenBelow(at);
        call(at, "notify", "(JIJ", "I");
      }
      case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> {
        widen(at);
        callWithWidth(at, "await", "(JJJJI", "I");
      }
      default -> access(at, op);
    }
  }

  private void access(int at, Op op) {
    widen(at);
    AtomicOperator operator = AtomicOperator.of(op);
    if (operator != null) {
      emission.code.push(operator.ordinal());
      callWithWidth(at, "modify", "(JJIJI", "J");
    } else {
      switch (signature(at).params().length) {
        case 1 -> callWithWidth(at, "load", "(JJI", "J");
        case 2 -> {
          callWithWidth(at, "store", "(JJJI", "V");
          return;
        }
        default -> callWithWidth(at, "compareExchange", "(JJJJI", "J");
      }
    }
    if (signature(at).results()[0] == TypeCodes.I32) {
      emission.code.op(Opcodes.L2I);
    }
  }

  private Signature signature(int at) {
    return Objects.requireNonNull(emission.form.op(at).signature());
  }

  private void callWithWidth(int at, String method, String params, String result) {
    emission.code.push(emission.form.value(at));
    emission.code.push(emission.form.op(at).accessBytes());
    finishCall(at, method, params, result);
  }

  private void call(int at, String method, String params, String result) {
    emission.code.push(emission.form.value(at));
    finishCall(at, method, params, result);
  }

  private void finishCall(int at, String method, String params, String result) {
    InstanceAccess.pushMemory(emission, emission.form.index(at));
    emission.code.loadInstance();
    emission.code.invokeStatic(RuntimeNames.ATOMIC_CALLS, method, params + TAIL + result);
  }

  /** Brings all operands to 64 bits. */
  private void widen(int at) {
    int[] params = signature(at).params();
    int mark = emission.locals.mark();
    int[] slots = new int[params.length];
    for (int i = params.length - 1; i > 0; i--) {
      slots[i] = emission.storeTemporary(params[i]);
    }
    widenAddress(at);
    for (int i = 1; i < params.length; i++) {
      emission.code.load(params[i], slots[i]);
      if (params[i] == TypeCodes.I32) {
        emission.code.op(Opcodes.I2L);
      }
    }
    emission.locals.release(mark);
  }

  /** Brings the address to 64 bits, on which an i32 stands. */
  private void widenBelow(int at) {
    int mark = emission.locals.mark();
    int value = emission.storeTemporary(TypeCodes.I32);
    widenAddress(at);
    emission.code.load(TypeCodes.I32, value);
    emission.locals.release(mark);
  }

  private void widenAddress(int at) {
    if (!emission.module.hasLongAddresses(emission.form.index(at))) {
      emission.code.op(Opcodes.I2L);
    }
  }
}
