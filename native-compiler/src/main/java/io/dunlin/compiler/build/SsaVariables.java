package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import java.util.Arrays;

/**
 * Variables that become values: turns reads and writes of variables into values and parameters of
 * blocks.
 *
 * <p>After Braun and others, "Simple and Efficient Construction of Static Single Assignment Form".
 * A block into which all edges are known is sealed; only headers of loops are open for a while. A
 * variable that is read in a block and not written there is looked for in its predecessors, and
 * where these differ it becomes a parameter. In an open block it becomes one at once, to be filled
 * in when the block is sealed. Where code in between does not assign to a variable, all of that is
 * left out: control is structured, and the block in front of the construct has the value. The
 * recursion of the paper is a stack of tasks here, so that nothing depends on how deep code is
 * nested.
 */
final class SsaVariables implements Variables {
  private static final int NONE = IrFunction.NONE;

  /** How many later assignments are looked past to find an earlier one. */
  private static final int MAX_STEPS = 16;

  private final IrFunction function;
  private final IrType[] types;
  private final DefinitionTable definitions = new DefinitionTable();
  private boolean[] open = new boolean[16];

  /** The values that variables have in the block at hand, where {@link #validIn} says so. */
  private final int[] currentValue;

  /**
   * The stretch of blocks in which a value is current: while a block is followed by one to which no
   * other edge leads, values stay.
   */
  private final int[] validIn;

  private int stretch;

  /** The last block in which a variable was written, or read for the first time. */
  private final int[] touchedIn;

  private int[] touched = new int[16];
  private int touchedCount;
  private int block;

  /** For each assignment, the one before it to the same variable; and the last one to each. */
  private int[] previousAssignment = new int[64];

  private final int[] lastAssignment;
  private int assignments;

  /**
   * By threes for each block, where control paths join: the block from which all of them come, and
   * the assignments that lie between. What they do not assign to has the value that it had there.
   */
  private int[] regions = new int[96];

  /** Parameters of open blocks, by threes: block, variable, parameter. */
  private int[] incomplete = new int[24];

  private int incompleteCount;

  /**
   * The tasks, by fours: a parameter to be filled, its variable, the next edge, its first value.
   */
  private int[] tasks = new int[64];

  private int taskCount;
  private int[] collected = new int[64];
  private int collectedCount;

  /**
   * Variables of these types, of which the first ones have the values of the entry's parameters and
   * the others are zero.
   */
  SsaVariables(IrFunction function, IrType[] types) {
    this.function = function;
    this.types = types;
    currentValue = new int[types.length];
    validIn = new int[types.length];
    touchedIn = new int[types.length];
    lastAssignment = new int[types.length];
    Arrays.fill(lastAssignment, NONE);
    Arrays.fill(regions, NONE);
    Arrays.fill(validIn, NONE);
    Arrays.fill(touchedIn, NONE);
    block = function.entry();
  }

  @Override
  public void enter(int newBlock) {
    for (int i = 0; i < touchedCount; i++) {
      definitions.put(block, touched[i], currentValue[touched[i]]);
    }
    touchedCount = 0;
    if (isOpen(newBlock) || !follows(newBlock)) {
      stretch++;
    }
    block = newBlock;
  }

  /** Whether the only edge to a block is from the one at hand. */
  private boolean follows(int newBlock) {
    int edge = function.firstIncoming(newBlock);
    return edge != NONE
        && function.nextIncoming(edge) == NONE
        && function.block(function.source(edge)) == block;
  }

  @Override
  public void open(int openBlock) {
    if (openBlock >= open.length) {
      open = Arrays.copyOf(open, Math.max(openBlock + 1, 2 * open.length));
    }
    open[openBlock] = true;
  }

  private boolean isOpen(int which) {
    return which < open.length && open[which];
  }

  @Override
  public int assignments() {
    return assignments;
  }

  @Override
  public void join(int joined, int from, int since) {
    int at = 3 * joined;
    if (at >= regions.length) {
      int before = regions.length;
      regions = Arrays.copyOf(regions, Math.max(at + 3, 2 * before));
      Arrays.fill(regions, before, regions.length, NONE);
    }
    regions[at] = from;
    regions[at + 1] = since;
    regions[at + 2] = assignments;
  }

  /** Whether a variable may be assigned to by one of these, of which the last one is excluded. */
  private boolean mayAssign(int variable, int since, int until) {
    int at = lastAssignment[variable];
    for (int steps = 0; at >= until; steps++) {
      if (steps == MAX_STEPS) {
        return true;
      }
      at = previousAssignment[at];
    }
    return at >= since;
  }

  @Override
  public void seal(int sealed, int from, int since) {
    open[sealed] = false;
    int[] all = incomplete;
    int count = incompleteCount;
    incomplete = new int[all.length];
    incompleteCount = 0;
    for (int i = 0; i < count; i += 3) {
      if (all[i] != sealed) {
        addIncomplete(all[i], all[i + 1], all[i + 2]);
      }
    }
    // Filling one may make others incomplete.
    for (int i = 0; i < count; i += 3) {
      if (all[i] == sealed) {
        fill(all[i + 2], all[i + 1], from, since);
      }
    }
    complete();
  }

  /** A parameter of a loop is needed only for what the loop assigns to. */
  private void fill(int parameter, int variable, int from, int since) {
    if (mayAssign(variable, since, assignments)) {
      push(parameter, variable);
    } else {
      function.replace(parameter, lookUp(from, variable));
    }
  }

  @Override
  public void assign(int variable, int value) {
    if (assignments == previousAssignment.length) {
      previousAssignment = Arrays.copyOf(previousAssignment, 2 * assignments);
    }
    previousAssignment[assignments] = lastAssignment[variable];
    lastAssignment[variable] = assignments++;
    write(variable, value);
  }

  private void write(int variable, int value) {
    if (touchedIn[variable] != block) {
      touchedIn[variable] = block;
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      touched[touchedCount++] = variable;
    }
    currentValue[variable] = value;
    validIn[variable] = stretch;
  }

  @Override
  public int read(int variable) {
    if (validIn[variable] == stretch) {
      return function.resolve(currentValue[variable]);
    }
    int value = lookUp(block, variable);
    complete();
    value = function.resolve(value);
    write(variable, value);
    return value;
  }

  /** The value at the end of a block; may leave tasks. */
  private int lookUp(int start, int variable) {
    int at = start;
    while (true) {
      int known = known(at, variable);
      if (known != NONE) {
        remember(start, variable, known);
        return known;
      }
      int region = 3 * at;
      if (region < regions.length
          && regions[region] != NONE
          && !mayAssign(variable, regions[region + 1], regions[region + 2])) {
        at = regions[region];
        continue;
      }
      int edge = function.firstIncoming(at);
      if (!isOpen(at) && edge != NONE && function.nextIncoming(edge) == NONE) {
        at = function.block(function.source(edge));
        continue;
      }
      boolean isStart = !isOpen(at) && edge == NONE;
      int value =
          isStart
              ? Variables.initial(function, types[variable], variable)
              : function.createParameter(at, types[variable]);
      remember(at, variable, value);
      remember(start, variable, value);
      if (isOpen(at)) {
        addIncomplete(at, variable, value);
      } else if (!isStart) {
        push(value, variable);
      }
      return value;
    }
  }

  private int known(int where, int variable) {
    boolean isCurrent = where == block && validIn[variable] == stretch;
    int value = isCurrent ? currentValue[variable] : definitions.get(where, variable);
    return value == NONE ? NONE : function.resolve(value);
  }

  private void remember(int where, int variable, int value) {
    if (where == block) {
      write(variable, value);
    } else {
      definitions.put(where, variable, value);
    }
  }

  private void addIncomplete(int openBlock, int variable, int parameter) {
    if (incompleteCount == incomplete.length) {
      incomplete = Arrays.copyOf(incomplete, 2 * incompleteCount);
    }
    incomplete[incompleteCount++] = openBlock;
    incomplete[incompleteCount++] = variable;
    incomplete[incompleteCount++] = parameter;
  }

  private void push(int parameter, int variable) {
    if (taskCount == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * taskCount);
    }
    tasks[taskCount++] = parameter;
    tasks[taskCount++] = variable;
    tasks[taskCount++] = function.firstIncoming(function.definingBlock(parameter));
    tasks[taskCount++] = NONE;
  }

  /** Works off the tasks, the newest first; a task waits for those that it leads to. */
  private void complete() {
    while (taskCount > 0) {
      int task = taskCount - 4;
      if (tasks[task + 3] == NONE) {
        tasks[task + 3] = collectedCount;
      }
      int edge = tasks[task + 2];
      if (edge == NONE) {
        taskCount = task;
        finish(tasks[task], tasks[task + 3]);
        continue;
      }
      int value = lookUp(function.block(function.source(edge)), tasks[task + 1]);
      if (taskCount == task + 4) {
        collect(value);
        tasks[task + 2] = function.nextIncoming(edge);
      }
    }
  }

  private void collect(int value) {
    if (collectedCount == collected.length) {
      collected = Arrays.copyOf(collected, 2 * collectedCount);
    }
    collected[collectedCount++] = value;
  }

  /** Makes a parameter of a value, or, if all edges bring the same, lets that stand for it. */
  private void finish(int parameter, int firstCollected) {
    int same = NONE;
    boolean differ = false;
    for (int i = firstCollected; i < collectedCount; i++) {
      int value = function.resolve(collected[i]);
      collected[i] = value;
      if (value != parameter && value != same) {
        differ |= same != NONE;
        same = value;
      }
    }
    if (!differ && same != NONE) {
      function.replace(parameter, same);
    } else {
      place(parameter, firstCollected);
    }
    collectedCount = firstCollected;
  }

  private void place(int parameter, int firstCollected) {
    function.placeParameter(parameter);
    int at = firstCollected;
    int edge = function.firstIncoming(function.definingBlock(parameter));
    while (edge != NONE) {
      function.addArgument(edge, collected[at++]);
      edge = function.nextIncoming(edge);
    }
  }

  @Override
  public void finish(int[] postorder) {}
}
