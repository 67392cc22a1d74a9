package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes in the order in which they are run. Each pass belongs to a stage, and stages follow each
 * other; within one, passes may come in any order, and again.
 */
public final class Pipeline {
  /** The stages, in order. */
  public enum Stage {
    /** What makes functions small and plain. */
    CANONICAL,
    /** What finds the same again: values, contents of memory, checks. */
    REDUNDANCY,
    /** What changes loops, which needs plain functions. */
    LOOPS,
    /** What prepares for a machine; what comes before would undo it. */
    SHAPING,
    /** The order of blocks, which any change of control would spoil. */
    LAYOUT
  }

  private record Step(Stage stage, Pass pass) {}

  private final List<Step> steps;

  private Pipeline(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** The passes that make code fast. */
  public static Pipeline standard() {
    return new Builder()
        .add(Stage.CANONICAL, new Simplification())
        .add(Stage.CANONICAL, new JumpThreading())
        .add(Stage.CANONICAL, new ControlFlow())
        .add(Stage.REDUNDANCY, new ValueNumbering())
        .add(Stage.REDUNDANCY, new MemoryForwarding())
        .add(Stage.REDUNDANCY, new BoundsChecks())
        .add(Stage.LOOPS, new LoopInvariants())
        .add(Stage.SHAPING, new IfConversion())
        .add(Stage.SHAPING, new LoopCounters())
        .add(Stage.SHAPING, new Simplification())
        .add(Stage.SHAPING, new ValueNumbering())
        .add(Stage.SHAPING, new ControlFlow())
        .add(Stage.SHAPING, new DeadCode())
        .add(Stage.LAYOUT, new BlockLayout())
        .build();
  }

  /** Runs all passes on a function. */
  public void run(IrFunction function) {
    for (Step step : steps) {
      step.pass.run(function);
    }
  }

  /** Collects passes. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();

    /** Begins without passes. */
    public Builder() {}

    /**
     * Adds a pass.
     *
     * @throws IllegalArgumentException if a pass of a later stage has been added already
     */
    public Builder add(Stage stage, Pass pass) {
      if (!steps.isEmpty() && steps.get(steps.size() - 1).stage.compareTo(stage) > 0) {
        throw new IllegalArgumentException(
            pass.getClass().getSimpleName()
                + " of stage "
                + stage
                + " cannot follow stage "
                + steps.get(steps.size() - 1).stage);
      }
      steps.add(new Step(stage, pass));
      return this;
    }

    /** The pipeline. */
    public Pipeline build() {
      return new Pipeline(steps);
    }
  }
}
