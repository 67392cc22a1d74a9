package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.FuncType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the typing rules read and change while they walk the instructions of a function
 * body or constant expression.
 */
final class CodeContext implements CodeState {
  private static final int NO_CALLEE = -1;

  final ModuleContext module;
  final ModuleTypes types;
  final OperandStack operands;
  final LocalInitialization initialization = new LocalInitialization();
  final LabelStack labels;
  final Instruction instruction = new Instruction();
  LocalTypes locals = LocalTypes.NONE;
  private int[] results = Label.NONE;
  private boolean reachable;
  private boolean reachableBefore;
  private int heightBefore;
  private @Nullable Label closed;
  private int callee;

  CodeContext(ModuleContext module) {
    this.module = module;
    this.types = module.types();
    this.operands = new OperandStack(types);
    this.labels = new LabelStack(operands, initialization);
  }

  /** Code begins that has these locals and leaves these results. */
  void begin(LocalTypes newLocals, int[] newResults) {
    locals = newLocals;
    results = newResults;
    operands.clear();
    labels.clear();
    initialization.forgetAfter(0);
    labels.enter(Label.Kind.FUNCTION, Label.NONE, newResults, true);
    reachable = true;
  }

  /** The next instruction begins. */
  void beginInstruction() {
    operands.forgetPopped();
    reachableBefore = reachable;
    heightBefore = operands.height();
    closed = null;
    callee = NO_CALLEE;
  }

  /** The types that the function returns. */
  int[] results() {
    return results;
  }

  /** Control does not get behind this instruction. */
  void becomeUnreachable() {
    operands.becomePolymorphic();
    reachable = false;
  }

  /** Control gets behind this instruction, or not, because a label's arm or end is there. */
  void setReachable(boolean isReachable) {
    reachable = isReachable;
  }

  /** A branch, maybe a conditional one, to this label. */
  void branchTo(Label label) {
    if (reachable) {
      label.branchedTo = true;
    }
  }

  /** The instruction ends this label or one of its arms. */
  void close(Label label) {
    closed = label;
  }

  /** The instruction calls a function of this type. */
  void call(int typeIndex) {
    callee = typeIndex;
  }

  @Override
  public boolean reachable() {
    return reachableBefore;
  }

  @Override
  public boolean reachableAfter() {
    return reachable;
  }

  @Override
  public int heightBefore() {
    return heightBefore;
  }

  @Override
  public int heightAfter() {
    return operands.height();
  }

  @Override
  public int operandCount() {
    return operands.poppedCount();
  }

  @Override
  public int operandType(int index) {
    return operands.popped(index);
  }

  @Override
  public int type(int height) {
    return operands.type(height);
  }

  @Override
  public int controlDepth() {
    return labels.depth();
  }

  @Override
  public Label label(int depth) {
    Objects.checkIndex(depth, labels.depth());
    return labels.get(depth);
  }

  @Override
  public @Nullable Label closed() {
    return closed;
  }

  @Override
  public FuncType callee() {
    if (callee == NO_CALLEE) {
      throw new IllegalStateException(instruction + " is not a call");
    }
    return module.module().funcType(callee);
  }
}
