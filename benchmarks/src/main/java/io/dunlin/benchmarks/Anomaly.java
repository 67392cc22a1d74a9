package io.dunlin.benchmarks;

/**
 * Why a program has no times on an engine, or why they are to be taken with caution.
 *
 * @param program the program's name
 * @param engine the engine's name
 * @param reason what happened
 * @param isWrong whether the engine gave another result than others
 */
record Anomaly(String program, String engine, String reason, boolean isWrong) {
  @Override
  public String toString() {
    return program + " on " + engine + ": " + reason;
  }
}
