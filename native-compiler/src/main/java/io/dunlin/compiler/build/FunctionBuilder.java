package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Postorder;
import io.dunlin.compiler.ir.RedundantParameters;
import io.dunlin.compiler.ir.UnreachableBlocks;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.CodeConsumer;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.FuelSegments;
import io.dunlin.wasm.validate.FunctionContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the intermediate representation of one function after the other while they are validated.
 * Code that control cannot reach is not built.
 *
 * <p>Not thread-safe; threads that share a {@link BuildContext} take a builder each.
 */
public final class FunctionBuilder implements CodeConsumer {
  private final BuildContext context;
  private final boolean consumesFuel;
  private final FuelSegments segments = new FuelSegments();
  private @Nullable Body body;
  private @Nullable IrFunction room;
  private int segmentStart;

  /** Creates a builder. */
  public FunctionBuilder(BuildContext context) {
    this.context = context;
    this.consumesFuel = context.options().consumesFuel();
  }

  /**
   * The function that was built last.
   *
   * @throws NullPointerException if none was
   */
  public IrFunction result() {
    return Objects.requireNonNull(body).state.function;
  }

  /** Builds the next function in the room of one that is not needed any more. */
  public void reuse(IrFunction function) {
    room = function;
  }

  @Override
  public void begin(FunctionContext function) {
    body = new Body(new BodyState(context, function, room));
    room = null;
    if (consumesFuel) {
      segments.begin();
      beginSegment(body, function.body().start());
    }
  }

  private void beginSegment(Body current, int position) {
    current.state.ir.at(position);
    segmentStart = current.state.ir.effect(IrOp.CONSUME_FUEL, 0);
  }

  @Override
  public void instruction(Instruction instruction, CodeState code) {
    Body current = Objects.requireNonNull(body);
    boolean segmentEnds = consumesFuel && segments.add(instruction, code);
    current.state.ir.at(instruction.offset());
    current.build(instruction, code);
    if (segmentEnds) {
      current.state.function.setImmediate(segmentStart, segments.cost());
      if (code.reachableAfter() && code.controlDepth() > 0) {
        beginSegment(current, instruction.offset());
      }
    }
  }

  @Override
  public void end() {
    IrFunction function = result();
    int[] postorder = Postorder.of(function);
    UnreachableBlocks.removeOthers(function, postorder);
    RedundantParameters.remove(function);
    Objects.requireNonNull(body).state.variables.finish(postorder);
  }

  /** Those who build one function, each a family of instructions. */
  private static final class Body {
    final BodyState state;
    private final ValueStack stack;
    private final ControlBuilder control;
    private final ExceptionBuilder exceptions;
    private final CallBuilder calls;
    private final TableBuilder tables;
    private final MemoryBuilder memories;
    private final GlobalBuilder globals;
    private final NumericBuilder numerics;
    private final ReferenceBuilder references;
    private final HeapBuilder heap;

    Body(BodyState state) {
      this.state = state;
      stack = state.stack;
      ControlStack labels = new ControlStack(state);
      exceptions = new ExceptionBuilder(state, labels);
      control = new ControlBuilder(state, labels, exceptions);
      tables = new TableBuilder(state);
      calls = new CallBuilder(state, labels, tables);
      memories = new MemoryBuilder(state);
      globals = new GlobalBuilder(state);
      numerics = new NumericBuilder(state);
      references = new ReferenceBuilder(state, control, tables);
      heap = new HeapBuilder(state);
    }

    void build(Instruction instruction, CodeState code) {
      switch (instruction.op()) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> control.enter(instruction, code);
        case ELSE -> control.enterElse(code);
        case CATCH, CATCH_ALL -> control.enterCatch(instruction, code);
        case END -> control.end(code);
        case DELEGATE -> control.delegate(instruction, code);
        default -> {
          if (code.reachable()) {
            plain(instruction, code);
          }
        }
      }
    }

    private void plain(Instruction instruction, CodeState code) {
      switch (instruction.op().family()) {
        case CONTROL -> branch(instruction);
        case CALL -> calls.build(instruction);
        case PARAMETRIC -> parametric(instruction);
        case LOCAL -> local(instruction);
        case GLOBAL -> {
          if (instruction.op() == Op.GLOBAL_GET) {
            globals.get(instruction.index());
          } else {
            globals.set(instruction.index());
          }
        }
        case TABLE -> tables.build(instruction);
        case REFERENCE -> references.build(instruction, code);
        case LOAD, STORE, VECTOR_LOAD, VECTOR_STORE -> memories.access(instruction);
        case MEMORY -> memories.build(instruction);
        case ATOMIC -> memories.atomic(instruction);
        case CONST -> numerics.constant(instruction);
        case UNARY, BINARY, COMPARE, CONVERT, VECTOR -> numerics.build(instruction);
        case GC -> garbageCollected(instruction);
        case EXCEPTION -> exception(instruction);
      }
    }

    private void branch(Instruction instruction) {
      switch (instruction.op()) {
        case NOP -> {}
        case UNREACHABLE -> control.unreachable();
        case BR -> control.br(instruction.index());
        case BR_IF -> control.brIf(instruction.index());
        case BR_TABLE -> control.brTable(instruction);
        case RETURN -> control.leaveFunction();
        default -> references.branch(instruction);
      }
    }

    private void parametric(Instruction instruction) {
      if (instruction.op() == Op.DROP) {
        stack.pop();
        return;
      }
      int condition = stack.pop();
      int otherwise = stack.pop();
      stack.push(state.ir.select(condition, stack.pop(), otherwise));
    }

    private void local(Instruction instruction) {
      int local = instruction.index();
      switch (instruction.op()) {
        case LOCAL_GET -> stack.push(state.variables.read(local));
        case LOCAL_SET -> state.variables.assign(local, stack.pop());
        default -> state.variables.assign(local, stack.peek(0));
      }
    }

    private void garbageCollected(Instruction instruction) {
      switch (instruction.op()) {
        case REF_TEST, REF_TEST_NULL -> references.test(instruction);
        case REF_CAST, REF_CAST_NULL -> references.cast(instruction);
        default -> heap.build(instruction);
      }
    }

    private void exception(Instruction instruction) {
      switch (instruction.op()) {
        case THROW -> exceptions.buildThrow(instruction.index());
        case THROW_REF -> exceptions.throwRef();
        case RETHROW -> exceptions.rethrow(instruction.index());
        default -> throw new AssertionError(instruction.op());
      }
    }
  }
}
