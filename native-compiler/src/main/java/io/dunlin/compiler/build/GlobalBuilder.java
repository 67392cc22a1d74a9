package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.wasm.type.GlobalType;

/** Globals. */
final class GlobalBuilder {
  private final BodyState state;
  private final InstanceLayout layout;

  GlobalBuilder(BodyState state) {
    this.state = state;
    this.layout = state.context.layout();
  }

  private GlobalType type(int index) {
    return state.context.module().globalTypes().get(index);
  }

  void get(int index) {
    IrType type = state.context.type(type(index).value().code());
    int place = place(index);
    state.stack.push(state.ir.load(type, place, operand(index)));
  }

  void set(int index) {
    int value = state.stack.pop();
    state.ir.store(place(index), value, operand(index));
  }

  private int place(int index) {
    return layout.isGlobalImported(index)
        ? state.loadConstant(IrType.I64, state.instanceContext(), layout.global(index))
        : state.instanceContext();
  }

  private long operand(int index) {
    boolean imported = layout.isGlobalImported(index);
    int offset = (imported ? 0 : layout.global(index)) + ContextLayout.Global.VALUE;
    if (!type(index).mutable()) {
      return MemoryOperand.of(offset, Access.WHOLE, Region.CONSTANT, 0);
    }
    int number = BuildContext.regionNumber(index, imported);
    return MemoryOperand.of(offset, Access.WHOLE, Region.GLOBAL, number);
  }
}
