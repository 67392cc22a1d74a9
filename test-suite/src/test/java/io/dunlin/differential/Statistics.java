package io.dunlin.differential;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what was generated and what it did. For one thread; threads' counts can be added up. */
final class Statistics {
  /** From so much fuel on, a call has done something. */
  private static final int LONG_CALL = 30;

  private int modules;
  private final Map<Op, Integer> instructions = new EnumMap<>(Op.class);
  private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
  private final Map<TrapCode, Integer> traps = new EnumMap<>(TrapCode.class);
  private int returned;
  private int thrown;
  private int calls;
  private int longCalls;

  /** Counts a module and one of its outcomes, one with fuel if there is one. */
  void add(GeneratedModule generated, List<Outcome> outcomes) {
    modules++;
    Outcome outcome =
        outcomes.stream()
            .filter(each -> !each.fuelUsed().isEmpty())
            .findFirst()
            .orElse(outcomes.get(0));
    countInstructions(BinaryDecoder.decode(generated.bytes(), Features.ALL));
    outcome.traps().forEach((code, count) -> traps.merge(code, count, Integer::sum));
    returned += outcome.returned();
    thrown += outcome.thrown();
    calls += outcome.fuelUsed().size();
    longCalls += (int) outcome.fuelUsed().stream().filter(fuel -> fuel >= LONG_CALL).count();
  }

  private void countInstructions(WasmModule module) {
    Set<Feature> used = EnumSet.noneOf(Feature.class);
    Instruction instruction = new Instruction();
    for (FunctionBody body : module.bodies()) {
      InstructionReader reader = instructions(body);
      while (reader.position() < body.end()) {
        reader.next(instruction);
        instructions.merge(instruction.op(), 1, Integer::sum);
        used.add(instruction.op().feature());
      }
    }
    used.forEach(feature -> features.merge(feature, 1, Integer::sum));
  }

  /** A reader that stands behind the declarations of locals. */
  static InstructionReader instructions(FunctionBody body) {
    InstructionReader reader = new InstructionReader(body.bytes(), body.start(), body.end());
    for (int declarations = reader.readU32(); declarations > 0; declarations--) {
      reader.readU32();
      reader.readValueType();
    }
    return reader;
  }

  void add(Statistics other) {
    modules += other.modules;
    other.instructions.forEach((op, count) -> instructions.merge(op, count, Integer::sum));
    other.features.forEach((feature, count) -> features.merge(feature, count, Integer::sum));
    other.traps.forEach((code, count) -> traps.merge(code, count, Integer::sum));
    returned += other.returned;
    thrown += other.thrown;
    calls += other.calls;
    longCalls += other.longCalls;
  }

  int modules() {
    return modules;
  }

  /** The instructions of these features that were in no module. */
  Set<Op> missing(Features allowed) {
    Set<Op> missing = EnumSet.noneOf(Op.class);
    Arrays.stream(Op.values()).filter(op -> allowed.has(op.feature())).forEach(missing::add);
    missing.removeAll(instructions.keySet());
    return missing;
  }

  /** The traps that have happened. */
  Set<TrapCode> traps() {
    return traps.keySet();
  }

  private int ended() {
    return returned + thrown + traps.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of calls that returned, in percent. */
  int returnedPercent() {
    return percent(returned, ended());
  }

  /** The share of calls that ran for a while, in percent. */
  int longCallPercent() {
    return percent(longCalls, calls);
  }

  private static int percent(int part, int all) {
    return (int) (100L * part / Math.max(all, 1));
  }

  @Override
  public String toString() {
    return String.format(
        "%d modules, %d of %d instructions%ncalls: %d%% return, %d%% throw; %d%% take at least %d"
            + " units of fuel%ntraps: %s%nmodules with instructions of: %s%n",
        modules,
        instructions.size(),
        Op.values().length,
        returnedPercent(),
        percent(thrown, ended()),
        longCallPercent(),
        LONG_CALL,
        traps,
        features);
  }
}
