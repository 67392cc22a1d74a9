package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Access to locals and globals; {@code drop}. */
class VariableEmitter {
  final Emission emission;

  VariableEmitter(Emission emission) {
    this.emission = emission;
  }

  void local(int at) {
    int local = emission.form.index(at);
    int type = emission.locals.type(local);
    switch (emission.form.op(at)) {
      case LOCAL_GET -> emission.pushLocal(local);
      case LOCAL_SET -> emission.popLocal(local);
      default -> {
        if (VectorForm.ofType(type) == null) {
          emission.code.dup(type);
          emission.popLocal(local);
        } else {
          emission.popLocal(local);
          if (!emission.vectors.isFused(at)) {
            emission.pushLocal(local);
          }
        }
      }
    }
  }

  void global(int at) {
    FunctionForm form = emission.form;
    int global = form.index(at);
    int type = emission.module.globalType(global);
    String owner = RuntimeNames.global(type);
    if (form.op(at) == Op.GLOBAL_GET) {
      InstanceAccess.pushGlobal(emission, global);
      get(owner, type);
    } else {
      set(global, owner, type);
    }
  }

  private void get(String owner, int type) {
    JavaCode code = emission.code;
    if (type == TypeCodes.V128) {
      code.op(Opcodes.DUP);
      code.getField(owner, "low", "J");
      code.op(Opcodes.DUP2_X1);
      code.op(Opcodes.POP2);
      code.getField(owner, "high", "J");
    } else {
      code.getField(owner, "value", JavaTypes.descriptor(type));
    }
  }

  private void set(int global, String owner, int type) {
    JavaCode code = emission.code;
    if (type == TypeCodes.V128) {
      int mark = emission.locals.mark();
      int value = emission.storeTemporary(type);
      InstanceAccess.pushGlobal(emission, global);
      code.op(Opcodes.DUP);
      code.load(TypeCodes.I64, value);
      code.putField(owner, "low", "J");
      code.load(TypeCodes.I64, value + 2);
      code.putField(owner, "high", "J");
      emission.locals.release(mark);
      return;
    }
    InstanceAccess.pushGlobal(emission, global);
    if (JavaTypes.slots(type) == 1) {
      code.op(Opcodes.SWAP);
    } else {
      code.op(Opcodes.DUP_X2);
      code.op(Opcodes.POP);
    }
    code.putField(owner, "value", JavaTypes.descriptor(type));
  }
}
