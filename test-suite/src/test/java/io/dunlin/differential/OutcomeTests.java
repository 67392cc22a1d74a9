package io.dunlin.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.generate.GeneratedModule;
import io.dunlin.generate.GeneratorSettings;
import io.dunlin.generate.ModuleGenerator;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Differences are found. */
final class OutcomeTests {
  private static final Execution EXECUTION = Execution.available().get(0);

  private static Outcome outcome(String... events) {
    Outcome outcome = new Outcome();
    List.of(events).forEach(outcome::add);
    return outcome;
  }

  @Test
  void equalEventsAreNoDifference() {
    assertEquals("", Outcome.difference(outcome("a", "b"), outcome("a", "b")));
  }

  @Test
  void anotherEventIsADifference() {
    assertNotEquals("", Outcome.difference(outcome("a", "b"), outcome("a", "c")));
    assertNotEquals("", Outcome.difference(outcome("a"), outcome("a", "c")));
  }

  @Test
  void whatFollowsTheEndOfTheStackIsNotCompared() {
    Outcome exhausted = outcome("a");
    exhausted.exhaust();
    assertEquals("", Outcome.difference(exhausted, outcome("a", "c")));
    assertNotEquals("", Outcome.difference(exhausted, outcome("b", "c")));
  }

  @Test
  void fuelIsComparedWhereBothMeterIt() {
    Outcome three = outcome("a");
    three.addFuel(3);
    Outcome four = outcome("a");
    four.addFuel(4);
    assertNotEquals("", Outcome.difference(three, four));
    assertEquals("", Outcome.difference(three, outcome("a")));
  }

  @Test
  void aFaultIsADifferenceEvenIfAllShareIt() {
    Outcome faulty = outcome("a");
    faulty.addFault("NullPointerException");
    assertNotEquals("", Outcome.difference(faulty, faulty));
  }

  @Test
  void aWrongInstructionIsNoticed() {
    Engine engine = EXECUTION.newEngine(0);
    int changed = 0;
    int noticed = 0;
    for (long seed = 0; seed < 400; seed++) {
      GeneratedModule module =
          ModuleGenerator.generate(seed, GeneratorSettings.of(engine.features()));
      byte[] wrong = module.bytes().clone();
      if (replaceAdditions(wrong)) {
        changed++;
        Outcome right = run(engine, module.bytes(), seed);
        noticed += Outcome.difference(right, run(engine, wrong, seed)).isEmpty() ? 0 : 1;
      }
    }
    String counts = noticed + " of " + changed;
    assertTrue(changed > 50 && noticed > changed / 20, counts);
  }

  private static Outcome run(Engine engine, byte[] bytes, long seed) {
    return ModuleRun.of(engine, Module.of(engine, bytes), seed, FuelPlan.ENOUGH);
  }

  /** Turns additions into subtractions; says whether there are any. */
  private static boolean replaceAdditions(byte[] module) {
    boolean found = false;
    Instruction instruction = new Instruction();
    for (FunctionBody body : BinaryDecoder.decode(module.clone(), Features.ALL).bodies()) {
      InstructionReader reader = Statistics.instructions(body);
      while (reader.position() < body.end()) {
        reader.next(instruction);
        if (instruction.op() == Op.I32_ADD) {
          module[instruction.offset()] = (byte) Op.I32_SUB.code();
          found = true;
        }
      }
    }
    return found;
  }

  @Test
  void shrinkingKeepsWhatMatters() {
    GeneratedModule module =
        ModuleGenerator.generate(3, GeneratorSettings.of(EXECUTION.newEngine(0).features()));
    int last = bodies(module).size() - 1;
    int length = length(module, last);
    GeneratedModule shrunk = Shrinker.shrink(module, smaller -> length(smaller, last) == length);
    assertTrue(last > 0);
    for (int i = 0; i < last; i++) {
      assertEquals(3, length(shrunk, i));
    }
    assertEquals(length, length(shrunk, last));
  }

  @Test
  void shrinkingKeepsBeginnings() {
    GeneratedModule module =
        ModuleGenerator.generate(5, GeneratorSettings.of(EXECUTION.newEngine(0).features()));
    int last = bodies(module).size() - 1;
    int wanted = length(module, last) / 3;
    GeneratedModule shrunk = Shrinker.shrink(module, smaller -> isAtLeast(smaller, last, wanted));
    assertTrue(length(shrunk, last) < length(module, last));
  }

  /** Whether the module is valid, as all that are tried must be, and a body so long. */
  private static boolean isAtLeast(GeneratedModule module, int function, int length) {
    Module.of(EXECUTION.newEngine(0), module.bytes());
    return length(module, function) >= length;
  }

  private static List<FunctionBody> bodies(GeneratedModule module) {
    return BinaryDecoder.decode(module.bytes(), Features.ALL).bodies();
  }

  private static int length(GeneratedModule module, int function) {
    FunctionBody body = bodies(module).get(function);
    return body.end() - body.start();
  }
}
