package io.dunlin.bytecode.form;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeConsumer;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.FuelSegments;
import io.dunlin.wasm.validate.FunctionContext;
import io.dunlin.wasm.validate.Label;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the form of one function after the other while they are validated. Not thread-safe. */
public final class FormBuilder implements CodeConsumer {
  private final boolean consumesFuel;
  private final FuelSegments segments = new FuelSegments();
  private final OperandStarts starts = new OperandStarts();
  private @Nullable FunctionForm form;
  private @Nullable Region current;

  /**
   * Creates a builder.
   *
   * @param consumesFuel whether forms say where fuel is taken
   */
  public FormBuilder(boolean consumesFuel) {
    this.consumesFuel = consumesFuel;
  }

  /** The function that was built last. */
  public FunctionForm result() {
    return Objects.requireNonNull(form);
  }

  @Override
  public void begin(FunctionContext function) {
    form = new FunctionForm(function);
    current = null;
    starts.clear();
    if (consumesFuel) {
      segments.begin();
      form.charges.begin(0, function.body().start());
    }
  }

  @Override
  public void instruction(Instruction instruction, CodeState state) {
    boolean segmentEnds = consumesFuel && segments.add(instruction, state);
    FunctionForm building = result();
    if (building.size() == 0 && current == null) {
      openFunction(building, state);
    }
    building.maxHeight = Math.max(building.maxHeight, state.heightAfter());
    add(building, instruction, state);
    if (segmentEnds) {
      building.charges.setCost(segments.cost());
      if (state.reachableAfter() && state.controlDepth() > 0) {
        building.charges.begin(building.size(), instruction.offset());
        starts.addBarrier(building.size() - 1);
      }
    }
  }

  /** The function's own label is the outermost one at its first instruction. */
  private void openFunction(FunctionForm building, CodeState state) {
    Label closed = state.closed();
    Label label =
        state.controlDepth() == 0 && closed != null
            ? closed
            : state.label(state.controlDepth() - 1);
    current = new Region(label.id(), null, label, Region.NONE);
    building.regions.add(current);
  }

  private void add(FunctionForm building, Instruction instruction, CodeState state) {
    switch (instruction.op()) {
      case NOP -> {}
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
        if (state.reachable()) {
          open(building, instruction, state);
        }
      }
      case ELSE, CATCH, CATCH_ALL -> {
        if (isKept(state.closed())) {
          nextArm(building, instruction, state);
        }
      }
      case END, DELEGATE -> {
        if (isKept(state.closed())) {
          close(building, instruction, state);
        }
      }
      default -> {
        if (state.reachable()) {
          addPlain(building, instruction, state);
        }
      }
    }
  }

  private static boolean isKept(@Nullable Label closed) {
    return closed != null && closed.reachableAtEntry();
  }

  private void open(FunctionForm building, Instruction instruction, CodeState state) {
    Label label = state.label(0);
    int at = building.size();
    Region region = new Region(label.id(), current, label, at);
    building.regions.add(region);
    building.maxDepth = Math.max(building.maxDepth, region.depth());
    current = region;
    building.instructions.add(instruction.op(), instruction.offset());
    building.instructions.setIndices(label.id(), 1);
    building.instructions.setStack(state.operandCount(), label.paramTypes());
    if (instruction.op() == Op.TRY_TABLE) {
      for (int i = 0; i < instruction.count(); i++) {
        building.instructions.addExtra(instruction.catchKind(i));
        building.instructions.addExtra(instruction.catchTag(i));
        building.instructions.addExtra(branched(state.label(instruction.catchLabel(i) + 1)));
      }
    }
    starts.addBarrier(at);
  }

  private void nextArm(FunctionForm building, Instruction instruction, CodeState state) {
    Region region = Objects.requireNonNull(current);
    int at = building.size();
    if (instruction.op() == Op.ELSE) {
      region.elseStart = at;
    }
    building.instructions.add(instruction.op(), instruction.offset());
    building.instructions.setIndices(region.id(), state.reachable() ? 1 : 0);
    // Of a catch the tag is a further immediate: the index is that of the region.
    building.instructions.addExtra(instruction.index());
    building.instructions.setStack(
        state.reachable() ? state.heightBefore() - region.height() : 0, pushedAbove(region, state));
    starts.addBarrier(at);
  }

  private void close(FunctionForm building, Instruction instruction, CodeState state) {
    Region region = Objects.requireNonNull(current);
    Label closed = Objects.requireNonNull(state.closed());
    int at = building.size();
    region.end = at;
    region.branchedTo = closed.branchedTo();
    building.instructions.add(instruction.op(), instruction.offset());
    building.instructions.setIndices(region.id(), state.reachable() ? 1 : 0);
    building.instructions.setStack(
        state.reachable() ? region.results().length : 0,
        state.reachableAfter() ? region.results() : NOTHING);
    if (instruction.op() == Op.DELEGATE) {
      building.instructions.addExtra(state.label(instruction.index()).id());
    }
    starts.addBarrier(at);
    if (region.kind() == Label.Kind.LOOP && region.branchedTo()) {
      LoopRounds.decide(building, region);
    }
    Region parent = region.parent();
    if (parent != null) {
      parent.include(region);
    }
    current = parent;
  }

  private static final int[] NOTHING = {};

  private void addPlain(FunctionForm building, Instruction instruction, CodeState state) {
    Op op = instruction.op();
    int at = building.size();
    Instructions code = building.instructions;
    code.add(op, instruction.offset());
    addImmediates(building, instruction, state);
    int popped = state.operandCount();
    int base = state.heightBefore() - popped;
    if (op == Op.LOCAL_TEE && state.type(base) == TypeCodes.V128) {
      addVectorTee(code, instruction, base);
      return;
    }
    code.setStack(popped, state.reachableAfter() ? pushed(state, base) : NOTHING);
    addOperandStart(code, op, base);
    Objects.requireNonNull(current).add(op, state.reachableAfter());
    if (isBarrier(op)) {
      starts.addBarrier(at);
    } else if (state.heightAfter() > base) {
      int start = popped > 0 ? starts.get(base) : at;
      for (int height = base; height < state.heightAfter(); height++) {
        starts.set(height, height == base ? start : FunctionForm.NONE);
      }
    }
  }

  /**
   * Two instructions instead of one, which already has been added: code with vectors takes much
   * room, and where nothing is on the stack it can be divided.
   */
  private void addVectorTee(Instructions code, Instruction instruction, int base) {
    code.replace(Op.LOCAL_SET);
    code.setStack(1, NOTHING);
    code.add(Op.LOCAL_GET, instruction.offset());
    code.setIndices(instruction.index(), 0);
    code.setStack(0, Instructions.single(TypeCodes.V128));
    starts.set(base, FunctionForm.NONE);
  }

  private void addOperandStart(Instructions code, Op op, int base) {
    switch (op.family()) {
      case LOAD, STORE, VECTOR_LOAD, VECTOR_STORE -> code.setOperandStart(starts.get(base));
      default -> {}
    }
  }

  private static boolean isBarrier(Op op) {
    return Region.mayRunOtherCode(op)
        || op.family() == Family.CONTROL
        || op.family() == Family.ATOMIC;
  }

  private void addImmediates(FunctionForm building, Instruction instruction, CodeState state) {
    Instructions code = building.instructions;
    code.setValue(instruction.value());
    switch (instruction.op().immediates()) {
      case LABEL -> code.setIndices(branched(state.label(instruction.index())), 0);
      case LABEL_TABLE -> {
        for (int i = 0; i <= instruction.count(); i++) {
          code.addExtra(branched(state.label(instruction.label(i))));
        }
      }
      case CAST_BRANCH -> {
        code.setIndices(branched(state.label(instruction.index())), 0);
        code.addExtra(instruction.typeCode());
        code.addExtra(instruction.typeCode2());
      }
      case HEAP_TYPE -> code.addExtra(instruction.typeCode());
      case V128, LANES16 -> {
        code.addExtra((int) instruction.valueHigh());
        code.addExtra((int) (instruction.valueHigh() >>> 32));
      }
      case LANE -> code.setIndices(0, instruction.lane());
      case MEMARG_LANE -> code.setIndices(instruction.index(), instruction.lane());
      default -> code.setIndices(instruction.index(), instruction.index2());
    }
  }

  /** The id of the region that the instruction which was added last branches to. */
  private int branched(Label label) {
    Region region = result().regions.get(label.id());
    if (region.firstBranch == Region.NONE) {
      region.firstBranch = result().size() - 1;
    }
    return region.id();
  }

  private int[] pushedAbove(Region region, CodeState state) {
    return pushed(state, region.height());
  }

  /** The types of the operands from a height on. */
  private int[] pushed(CodeState state, int base) {
    int count = state.heightAfter() - base;
    if (count <= 0) {
      return NOTHING;
    }
    if (count == 1) {
      return Instructions.single(state.type(base));
    }
    int[] types = new int[count];
    for (int i = 0; i < count; i++) {
      types[i] = state.type(base + i);
    }
    return types;
  }

  @Override
  public void end() {
    NonNullLocals.refine(result());
    VectorLocals.split(result());
    if (!consumesFuel) {
      EarlyLoads.move(result());
    }
  }
}
