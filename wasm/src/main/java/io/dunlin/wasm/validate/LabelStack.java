package io.dunlin.wasm.validate;

import io.dunlin.wasm.WasmLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * The control stack of the validation algorithm.
 *
 * <p>Entering a label lays the operands below it out of reach, leaving it gives them back. Labels
 * are kept and used again at the same depth.
 */
final class LabelStack {
  private final OperandStack operands;
  private final LocalInitialization initialization;
  private final List<Label> labels = new ArrayList<>();
  private int depth;
  private int nextId;

  LabelStack(OperandStack operands, LocalInitialization initialization) {
    this.operands = operands;
    this.initialization = initialization;
  }

  /** Removes all labels. */
  void clear() {
    depth = 0;
    nextId = 0;
  }

  /** The number of labels. */
  int depth() {
    return depth;
  }

  Label innermost() {
    return labels.get(depth - 1);
  }

  /** The label with this relative depth (unsigned), as branches name it. */
  Label get(int relativeDepth) {
    if (relativeDepth < 0 || relativeDepth >= depth) {
      throw Fault.unknown("label", relativeDepth);
    }
    return labels.get(depth - 1 - relativeDepth);
  }

  /** Enters a label whose parameters have been popped, and pushes them. */
  void enter(Label.Kind kind, int[] paramTypes, int[] resultTypes, boolean reachable) {
    if (depth > 0) {
      innermost().polymorphic = operands.polymorphic();
    }
    Label label = next();
    label.kind = kind;
    label.id = nextId++;
    label.height = operands.height();
    label.paramTypes = paramTypes;
    label.resultTypes = resultTypes;
    label.branchedTo = false;
    label.endReached = false;
    label.checkedAt = -1;
    label.reachableAtEntry = reachable;
    label.initializedLocals = initialization.count();
    operands.enter();
    operands.push(paramTypes);
  }

  private Label next() {
    if (depth > WasmLimits.BLOCK_NESTING) {
      throw Fault.tooMany("nested blocks", WasmLimits.BLOCK_NESTING);
    }
    if (depth == labels.size()) {
      labels.add(new Label());
    }
    return labels.get(depth++);
  }

  /** Begins another arm of the innermost label, whose operands have been popped. */
  void nextArm(Label.Kind kind) {
    Label label = innermost();
    label.kind = kind;
    initialization.forgetAfter(label.initializedLocals);
    operands.truncate();
  }

  /** Leaves the innermost label, whose results have been popped, and pushes them. */
  Label leave() {
    Label label = innermost();
    depth--;
    initialization.forgetAfter(label.initializedLocals);
    if (depth > 0) {
      Label outer = innermost();
      operands.leave(outer.height, outer.polymorphic);
    } else {
      operands.leave(0, false);
    }
    operands.push(label.resultTypes);
    return label;
  }
}
