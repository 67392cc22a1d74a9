package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function with code that is interpreted. */
final class InterpretedFunction extends FunctionInstance {
  final InterpretedInstance instance;
  final int index;

  /** The code, as soon as the function has been called. */
  @Nullable ThreadedCode code;

  final int parameterSlots;
  final int resultSlots;

  /** Whether arguments or results are references. */
  final boolean hasReferences;

  InterpretedFunction(InterpretedInstance instance, int index, int typeId, FuncType type) {
    super(typeId, type);
    this.instance = instance;
    this.index = index;
    parameterSlots = slots(type.params());
    resultSlots = slots(type.results());
    hasReferences = hasReference(type.params()) || hasReference(type.results());
  }

  /** The slots that values of these types take. */
  static int slots(List<ValType> types) {
    int count = 0;
    for (int i = 0; i < types.size(); i++) {
      count += types.get(i).slots();
    }
    return count;
  }

  private static boolean hasReference(List<ValType> types) {
    for (ValType type : types) {
      if (type.isReference()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    instance.stack.enter(this, numbers, references, base);
  }
}
