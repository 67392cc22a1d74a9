package io.dunlin.compiler.regalloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ParallelMovesTests {
  private static final int GENERAL = 4;
  private static final int VECTOR = 4;
  private static final int NARROW_SLOTS = 4;
  private static final int WIDE_SLOTS = 3;

  private final RegisterFile registers = TestRegisters.of(GENERAL, VECTOR);

  @Test
  void bringsEachValueToItsTarget() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<int[]> moves = new ArrayList<>(); // from, to, width
      addMoves(moves, places(0, GENERAL, 0, NARROW_SLOTS), 8, random);
      // Vectors of both sizes share registers; narrow ones also share slots with general values.
      int wide = random.nextInt(VECTOR + 1);
      addMoves(moves, places(32, wide, NARROW_SLOTS, WIDE_SLOTS), 16, random);
      Collections.shuffle(moves, random);
      check(moves, seed);
    }
  }

  @Test
  void mixesClassesThroughSlots() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<int[]> places = new ArrayList<>(places(0, GENERAL, 0, NARROW_SLOTS));
      places.addAll(places(32, VECTOR, 0, 0));
      List<int[]> targets = new ArrayList<>(places);
      Collections.shuffle(targets, random);
      List<int[]> moves = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        int from = places.get(i)[0];
        int to = targets.get(i)[0];
        boolean crosses =
            Location.isRegister(from) && Location.isRegister(to) && from / 32 != to / 32;
        if (!crosses) {
          moves.add(new int[] {from, to, 8});
        }
      }
      check(moves, seed);
    }
  }

  private static List<int[]> places(int register, int count, int unit, int slots) {
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new int[] {Location.ofRegister(register + i)});
    }
    for (int i = 0; i < slots; i++) {
      places.add(new int[] {Location.ofSlot(unit == 0 ? i : unit + 2 * i)});
    }
    return places;
  }

  private static void addMoves(List<int[]> moves, List<int[]> places, int width, Random random) {
    List<int[]> targets = new ArrayList<>(places);
    Collections.shuffle(targets, random);
    for (int[] target : targets.subList(0, random.nextInt(targets.size() + 1))) {
      int from = places.get(random.nextInt(places.size()))[0];
      moves.add(new int[] {from, target[0], width});
    }
  }

  /** Units of 8 bytes hold what stood where before; a register has two of them. */
  private void check(List<int[]> moves, int seed) {
    MoveCollector collector = new MoveCollector();
    moves.forEach(move -> collector.add(3, MoveCollector.BEFORE, move[0], move[1], move[2]));
    MoveList scheduled = collector.schedule(new ParallelMoves(noFunction(), registers));
    Map<Integer, Integer> units = new HashMap<>();
    for (int i = 0; i < scheduled.size(); i++) {
      int from = scheduled.from(i);
      int to = scheduled.to(i);
      assertFalse(Location.isSlot(from) && Location.isSlot(to), "seed " + seed);
      for (int half = 0; half < scheduled.width(i) / 8; half++) {
        units.put(unit(to, half), units.getOrDefault(unit(from, half), unit(from, half)));
      }
    }
    for (int[] move : moves) {
      for (int half = 0; half < move[2] / 8; half++) {
        int held = units.getOrDefault(unit(move[1], half), unit(move[1], half));
        assertEquals(unit(move[0], half), held, "seed " + seed);
      }
    }
  }

  private static int unit(int location, int half) {
    return Location.isRegister(location) ? 2 * location + half : 1000 + location + half;
  }

  private static MachineFunction noFunction() {
    return new MachineFunctionBuilder().build();
  }
}
