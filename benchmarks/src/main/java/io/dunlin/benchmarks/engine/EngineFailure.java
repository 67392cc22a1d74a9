package io.dunlin.benchmarks.engine;

/** An engine cannot run a program. */
public final class EngineFailure extends Exception {
  private static final long serialVersionUID = 1;

  EngineFailure(String reason) {
    super(reason);
  }
}
