package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.LoweredFunction;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.validate.CodeConsumer;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.FuelSegments;
import io.dunlin.wasm.validate.FunctionContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers one function while it is validated. */
final class FunctionLowering implements CodeConsumer {
  private final ModuleLowering module;
  private final boolean consumeFuel;
  private final FuelSegments segments = new FuelSegments();
  private final CodeBuffer code = new CodeBuffer();
  private final VirtualStack stack = new VirtualStack();
  private final Operands operands = new Operands(code, stack);
  private @Nullable FunctionContext function;
  private @Nullable Frame frame;
  private @Nullable ExceptionLowering exceptions;
  private @Nullable ControlLowering control;
  private @Nullable InstructionSelector selector;
  private int segmentStart;
  private @Nullable LoweredFunction result;

  FunctionLowering(ModuleLowering module, boolean consumeFuel) {
    this.module = module;
    this.consumeFuel = consumeFuel;
  }

  /** The function that was lowered. */
  LoweredFunction result() {
    return Objects.requireNonNull(result);
  }

  @Override
  public void begin(FunctionContext context) {
    Frame newFrame = new Frame(context);
    function = context;
    frame = newFrame;
    code.clear();
    stack.clear(newFrame.firstTemporary());
    exceptions = new ExceptionLowering(module.wasm(), code, stack, operands, newFrame);
    control = new ControlLowering(module, code, stack, operands, newFrame, context, exceptions);
    selector = new InstructionSelector(module, code, stack, operands, newFrame, exceptions);
    if (consumeFuel) {
      segments.begin();
      beginSegment(context.body().start());
    }
  }

  private void beginSegment(int offset) {
    segmentStart = code.size();
    code.emit(Code.FUEL, 0, 0, 0);
    code.mark(offset);
    code.barrier();
  }

  @Override
  public void instruction(Instruction instruction, CodeState state) {
    boolean segmentEnds = consumeFuel && segments.add(instruction, state);
    lower(instruction, state);
    if (segmentEnds) {
      code.setFirst(segmentStart, segments.cost());
      if (state.reachableAfter()) {
        beginSegment(instruction.offset());
      }
    }
  }

  private void lower(Instruction instruction, CodeState state) {
    operands.pushed();
    if (Objects.requireNonNull(control).lower(instruction, state)) {
      return;
    }
    if (state.reachable()) {
      Objects.requireNonNull(selector).lower(instruction, state);
    }
  }

  @Override
  public void end() {
    FunctionContext context = Objects.requireNonNull(function);
    Frame finished = Objects.requireNonNull(frame);
    ExceptionLowering catching = Objects.requireNonNull(exceptions);
    int frameSlots = stack.maxSlot() + catching.hiddenSlots();
    catching.placeHiddenSlots(stack.maxSlot());
    long[] prologue = finished.prologue(frameSlots);
    result =
        new LoweredFunction(
            context.functionIndex(),
            context.type(),
            code.toArray(prologue),
            frameSlots,
            finished.recordSlot(),
            catching.handlers(prologue.length),
            code.offsets(prologue.length));
  }
}
