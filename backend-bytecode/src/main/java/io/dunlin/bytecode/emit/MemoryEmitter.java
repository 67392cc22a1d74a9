package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Size, growth and bulk operations of memories. */
final class MemoryEmitter {
  private static final String MEMORY = RuntimeNames.descriptor(RuntimeNames.MEMORY_INSTANCE);
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);

  private final Emission emission;

  MemoryEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    JavaCode code = emission.code;
    Op op = form.op(at);
    emission.locate(at);
    switch (op) {
      case MEMORY_SIZE -> {
        InstanceAccess.pushMemory(emission, form.index(at));
        code.invokeVirtual(RuntimeNames.MEMORY_INSTANCE, "pages", "()J");
        narrow(form.index(at));
      }
      case MEMORY_GROW -> {
        Widening.one(emission, addressType(form.index(at)));
        InstanceAccess.pushMemory(emission, form.index(at));
        code.loadInstance();
        call("grow", "(J" + MEMORY + INSTANCE + ")J");
        narrow(form.index(at));
        emission.memories.invalidate();
      }
      case MEMORY_FILL -> fill(form.index(at));
      case MEMORY_COPY -> copy(form.index(at), form.index2(at));
      case MEMORY_INIT -> init(form.index(at), form.index2(at));
      case DATA_DROP -> {
        code.loadInstance();
        code.push(form.index(at));
        code.invokeVirtual(RuntimeNames.MODULE_INSTANCE, "dropData", "(I)V");
      }
      default -> throw Unsupported.instruction(emission, op);
    }
  }

  private void call(String method, String descriptor) {
    emission.code.invokeStatic(RuntimeNames.MEMORY_OPERATIONS, method, descriptor);
  }

  private int addressType(int memory) {
    return emission.module.hasLongAddresses(memory) ? TypeCodes.I64 : TypeCodes.I32;
  }

  private void narrow(int memory) {
    if (addressType(memory) == TypeCodes.I32) {
      emission.code.op(Opcodes.L2I);
    }
  }

  private void fill(int memory) {
    int type = addressType(memory);
    int mark = emission.locals.mark();
    int length = emission.storeTemporary(type);
    int value = emission.storeTemporary(TypeCodes.I32);
    Widening.one(emission, type);
    emission.code.load(TypeCodes.I32, value);
    emission.code.load(type, length);
    Widening.one(emission, type);
    emission.locals.release(mark);
    InstanceAccess.pushMemory(emission, memory);
    emission.code.loadInstance();
    call("fill", "(JIJ" + MEMORY + INSTANCE + ")V");
  }

  private void copy(int memory, int source) {
    int type = addressType(memory);
    int sourceType = addressType(source);
    int lengthType = Math.min(type, sourceType);
    Widening.three(emission, type, sourceType, lengthType);
    InstanceAccess.pushMemory(emission, memory);
    InstanceAccess.pushMemory(emission, source);
    emission.code.loadInstance();
    call("copy", "(JJJ" + MEMORY + MEMORY + INSTANCE + ")V");
  }

  private void init(int segment, int memory) {
    Widening.three(emission, addressType(memory), TypeCodes.I32, TypeCodes.I32);
    emission.code.push(memory);
    emission.code.push(segment);
    emission.code.loadInstance();
    call("init", "(JJJII" + INSTANCE + ")V");
  }
}
