package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/** Access to locals that are in a frame. */
final class SpilledVariableEmitter extends VariableEmitter {
  private final SpilledValues values;

  SpilledVariableEmitter(Emission emission, SpilledValues values) {
    super(emission);
    this.values = values;
  }

  @Override
  void local(int at) {
    int local = emission.form.index(at);
    int slot = values.layout.local(local);
    int type = emission.locals.type(local);
    switch (emission.form.op(at)) {
      case LOCAL_GET -> values.load(type, slot);
      case LOCAL_SET -> values.store(type, slot);
      default -> {
        if (type == TypeCodes.V128) {
          values.store(type, slot);
          values.load(type, slot);
        } else {
          emission.code.dup(type);
          values.store(type, slot);
        }
      }
    }
  }
}
