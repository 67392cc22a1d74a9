package io.dunlin.engine;

import io.dunlin.Config;
import io.dunlin.spi.OptLevel;
import java.util.List;
import java.util.Locale;

/** Settings by which a backend makes other code, which must do the same. */
public enum CodeVariation {
  /** What an engine does that nobody has configured. */
  STANDARD(OptLevel.SPEED, true),
  /** Code that is made as fast as possible. */
  UNOPTIMIZED(OptLevel.NONE, true),
  /** Code that checks each address of a memory, and depends on no guards. */
  CHECKED(OptLevel.SPEED, false),
  /** Both. */
  UNOPTIMIZED_AND_CHECKED(OptLevel.NONE, false);

  private final OptLevel optLevel;
  private final boolean mayUseSignals;

  CodeVariation(OptLevel optLevel, boolean mayUseSignals) {
    this.optLevel = optLevel;
    this.mayUseSignals = mayUseSignals;
  }

  /** Those that make a difference to a backend. */
  public static List<CodeVariation> of(String backend) {
    return backend.equals("native") ? List.of(values()) : List.of(STANDARD);
  }

  /** Sets what is varied. */
  public Config.Builder apply(Config.Builder config) {
    config.optLevel(optLevel);
    return mayUseSignals ? config : config.signalsBasedTraps(false);
  }

  /** Its name in reports; empty for the standard one. */
  @Override
  public String toString() {
    return this == STANDARD ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
