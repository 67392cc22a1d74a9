package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;

/**
 * The moves that bring one virtual register from piece to piece, within blocks and between them.
 *
 * <p>Values never change, so a value has to be stored at most once on each path: where it is
 * defined or, if that is cheaper, wherever it comes from a register to its slot.
 */
final class ValueMoves {
  private final Resolution resolution;
  private final MachineFunction function;
  private final Positions positions;
  private final OperandRules rules;
  private final LiveRanges live;
  private final LoopForest loops;
  private final Segments segments;
  private final MoveCollector moves;

  // About the virtual register at hand.
  private int value;
  private int width;
  private final IntList stores = new IntList(); // instruction, point, register
  private float costOfStores;
  private int slot;

  ValueMoves(
      Resolution resolution,
      MachineFunction function,
      Positions positions,
      OperandRules rules,
      LiveRanges live,
      LoopForest loops,
      Segments segments,
      MoveCollector moves) {
    this.resolution = resolution;
    this.function = function;
    this.positions = positions;
    this.rules = rules;
    this.live = live;
    this.loops = loops;
    this.segments = segments;
    this.moves = moves;
  }

  /** Where a value is before the moves before an instruction. */
  int locationBefore(int ofValue, int instruction) {
    int segment = segments.find(ofValue, Positions.before(instruction));
    return segment == Segments.NONE ? apart(ofValue) : segments.location(segment);
  }

  private int apart(int ofValue) {
    int definition = live.definition(ofValue);
    return resolution.apart(live.instructionOf(definition), definition);
  }

  void connect(int ofValue) {
    value = ofValue;
    width = function.width(ofValue);
    stores.clear();
    costOfStores = 0;
    slot = Location.NONE;
    boolean definedApart = isDefinedApart();
    if (definedApart || hasSeveralLocations()) {
      if (definedApart) {
        moveResult();
      }
      for (int segment = segments.start(value); segment < segments.end(value); segment++) {
        moveToNext(segment);
        enterBlocks(segment);
      }
    }
    if (rules.isOnStack(value)) {
      slot = resolution.slot(value);
    }
    if (slot != Location.NONE) {
      store();
    }
  }

  private boolean isDefinedApart() {
    int definition = live.definition(value);
    return definition >= 0 && rules.isApart(live.instructionOf(definition), definition);
  }

  private boolean hasSeveralLocations() {
    for (int segment = segments.start(value) + 1; segment < segments.end(value); segment++) {
      if (segments.location(segment) != segments.location(segment - 1)) {
        return true;
      }
    }
    return false;
  }

  /** From where an instruction left its result to where the virtual register is after that. */
  private void moveResult() {
    int instruction = live.instructionOf(live.definition(value));
    if (!positions.isLast(instruction)) {
      int next = segments.find(value, Positions.early(instruction + 1));
      if (next != Segments.NONE) {
        float frequency = loops.frequency(positions.block(Positions.before(instruction)));
        move(
            instruction + 1,
            MoveCollector.BEFORE,
            apart(value),
            segments.location(next),
            frequency);
      }
    }
  }

  private void moveToNext(int segment) {
    int at = segments.to(segment);
    if (segment + 1 == segments.end(value) || segments.from(segment + 1) != at) {
      return;
    }
    int next = segments.location(segment + 1);
    if (Positions.followsMoves(at)) {
      moveWithin(at, segments.location(segment), next);
    } else if (at != positions.start(positions.block(at))) {
      // A register for one use only. The slot has to hold the value before that, if not already.
      int start = segments.from(segment);
      moveWithin(start, locationBefore(value, Positions.instruction(start)), next);
    }
  }

  private void moveWithin(int position, int source, int target) {
    move(
        Positions.instruction(position),
        MoveCollector.BEFORE,
        source,
        target,
        loops.frequency(positions.block(position)));
  }

  private void enterBlocks(int segment) {
    int from = segments.from(segment);
    int block = positions.block(from);
    if (from != positions.start(block)) {
      block++;
    }
    while (block < function.blockCount() && positions.start(block) < segments.to(segment)) {
      if (live.definition(value) != ~block) {
        enter(block, segment);
      }
      block++;
    }
  }

  private void enter(int block, int segment) {
    int target = segments.location(segment);
    for (int i = 0; i < function.predecessorCount(block); i++) {
      int predecessor = function.predecessor(block, i);
      int end = positions.end(predecessor) - 1;
      if (segments.from(segment) <= end && end < segments.to(segment)) {
        continue;
      }
      int before = segments.find(value, end);
      int source = before == Segments.NONE ? apart(value) : segments.location(before);
      float frequency = Math.min(loops.frequency(block), loops.frequency(predecessor));
      if (function.successorCount(predecessor) == 1) {
        int last = function.blockEnd(predecessor) - 1;
        move(last, MoveCollector.END, source, target, frequency);
      } else {
        move(function.blockStart(block), MoveCollector.ENTRY, source, target, frequency);
      }
    }
  }

  private void move(int instruction, int point, int source, int target, float frequency) {
    if (source == target || target < 0) {
      return;
    }
    if (Location.isSlot(target)) {
      slot = target;
      if (Location.isRegister(source)) {
        stores.add(instruction);
        stores.add(point);
        stores.add(source);
        costOfStores += frequency;
      }
    } else {
      if (Location.isSlot(source)) {
        slot = source;
      }
      moves.add(instruction, point, source, target, width);
    }
  }

  private void store() {
    int definition = live.definition(value);
    int block =
        definition < 0
            ? ~definition
            : positions.block(Positions.before(live.instructionOf(definition)));
    if (rules.isOnStack(value) || loops.frequency(block) <= costOfStores) {
      storeWhereDefined(definition, block);
      return;
    }
    for (int i = 0; i < stores.size(); i += 3) {
      moves.add(stores.get(i), stores.get(i + 1), stores.get(i + 2), slot, width);
    }
  }

  private void storeWhereDefined(int definition, int block) {
    if (definition < 0) {
      int segment = segments.find(value, positions.start(block));
      int source = segment == Segments.NONE ? slot : segments.location(segment);
      storeAt(function.blockStart(block), MoveCollector.AFTER_PREVIOUS, source);
      return;
    }
    int instruction = live.instructionOf(definition);
    int source =
        rules.isApart(instruction, definition)
            ? apart(value)
            : segments.location(segments.find(value, live.definitionStart(value)));
    if (!positions.isLast(instruction)) {
      storeAt(instruction + 1, MoveCollector.BEFORE, source);
      return;
    }
    for (int i = 0; i < function.successorCount(block); i++) {
      int successor = function.successor(block, i);
      if (segments.find(value, positions.start(successor)) != Segments.NONE) {
        storeAt(function.blockStart(successor), MoveCollector.ENTRY, source);
      }
    }
  }

  private void storeAt(int instruction, int point, int source) {
    if (Location.isRegister(source)) {
      moves.add(instruction, point, source, slot, width);
    }
  }
}
