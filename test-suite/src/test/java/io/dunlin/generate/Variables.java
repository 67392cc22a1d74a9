package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes access to locals and globals, {@code drop} and {@code select}. */
final class Variables {
  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;

  Variables(FunctionCode code) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
  }

  boolean drop(int wanted, int depth) {
    if (wanted != TypeCodes.BOTTOM) {
      return false;
    }
    code.value(code.valueType(), depth);
    code.out.write(Op.DROP);
    return true;
  }

  boolean select(int wanted, int depth) {
    if (wanted == TypeCodes.BOTTOM || TypeCodes.isReference(wanted)) {
      return false;
    }
    code.value(wanted, depth);
    code.value(wanted, depth);
    code.value(TypeCodes.I32, depth);
    code.out.write(Op.SELECT);
    return true;
  }

  boolean selectTyped(int wanted, int depth) {
    if (wanted == TypeCodes.BOTTOM) {
      return false;
    }
    code.value(wanted, depth);
    code.value(wanted, depth);
    code.value(TypeCodes.I32, depth);
    code.out.writeSelect(wanted);
    return true;
  }

  boolean getLocal(int wanted) {
    List<Integer> readable = wanted == TypeCodes.BOTTOM ? List.of() : code.readable(wanted);
    if (readable.isEmpty()) {
      return false;
    }
    code.out.writeIndex(Op.LOCAL_GET, choices.pick(readable));
    return true;
  }

  boolean setLocal(int wanted, int depth) {
    if (wanted != TypeCodes.BOTTOM || code.variables() == 0) {
      return false;
    }
    int local = choices.below(code.variables());
    code.value(code.localType(local), depth);
    code.setLocal(local);
    return true;
  }

  boolean teeLocal(int wanted, int depth) {
    List<Integer> fitting = new ArrayList<>();
    for (int local = 0; local < code.variables(); local++) {
      if (wanted != TypeCodes.BOTTOM && module.types.matches(code.localType(local), wanted)) {
        fitting.add(local);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    int local = choices.pick(fitting);
    code.value(code.localType(local), depth);
    code.teeLocal(local);
    return true;
  }

  boolean getGlobal(int wanted) {
    List<Integer> fitting = new ArrayList<>();
    for (int global = 0; global < module.globals.size(); global++) {
      int type = module.globals.get(global).value().code();
      if (wanted != TypeCodes.BOTTOM && module.types.matches(type, wanted)) {
        fitting.add(global);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    code.out.writeIndex(Op.GLOBAL_GET, choices.pick(fitting));
    return true;
  }

  boolean setGlobal(int wanted, int depth) {
    List<Integer> fitting = new ArrayList<>();
    for (int global = 0; global < module.globals.size(); global++) {
      if (module.globals.get(global).mutable() && module.isFree(global)) {
        fitting.add(global);
      }
    }
    if (wanted != TypeCodes.BOTTOM || fitting.isEmpty()) {
      return false;
    }
    int global = choices.pick(fitting);
    code.value(module.globals.get(global).value().code(), depth);
    code.out.writeIndex(Op.GLOBAL_SET, global);
    return true;
  }
}
