package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.IntUnaryOperator;

/**
 * Writes the events of a function body as text, a line per instruction: operands, {@code ->}, the
 * stack behind it; whether it is unreachable, stops control or lets it resume; the label it closes;
 * the labels in scope.
 */
final class EventDump implements CodeConsumer {
  private final StringBuilder text = new StringBuilder();

  static String of(ModuleAssembler assembler, int functionIndex) {
    WasmModule module = assembler.decode();
    ModuleContext context = ModuleValidator.validate(module, io.dunlin.wasm.Features.ALL);
    FunctionBody body = module.body(functionIndex);
    EventDump dump = new EventDump();
    new FunctionValidator(context).validate(body, dump);
    return dump.text.toString();
  }

  @Override
  public void begin(FunctionContext function) {
    text.append("function ").append(function.functionIndex()).append(' ').append(function.type());
    text.append(", locals ").append(list(function::localType, function.localCount())).append('\n');
  }

  @Override
  public void instruction(Instruction instruction, CodeState state) {
    text.append(instruction.op().mnemonic()).append(' ');
    text.append(list(state::operandType, state.operandCount())).append(" -> ");
    text.append(list(state::type, state.heightAfter()));
    if (!state.reachable()) {
      text.append(state.reachableAfter() ? " resumes" : " unreachable");
    } else if (!state.reachableAfter()) {
      text.append(" stops");
    }
    Label closed = state.closed();
    if (closed != null) {
      text.append(", ends ").append(describe(closed));
      text.append(closed.branchedTo() ? " branched to" : "");
    }
    text.append(", in");
    for (int i = 0; i < state.controlDepth(); i++) {
      text.append(' ').append(describe(state.label(i)));
    }
    text.append('\n');
  }

  @Override
  public void end() {
    text.append("end\n");
  }

  private static String describe(Label label) {
    return label.kind() + "#" + label.id() + "@" + label.height();
  }

  private static String list(IntUnaryOperator types, int count) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      list.append(i > 0 ? " " : "").append(TypeCodes.toString(types.applyAsInt(i)));
    }
    return list.append(']').toString();
  }
}
