package io.dunlin.x64.emit;

import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.encode.Disassembler;
import io.dunlin.x64.encode.Instruction;
import io.dunlin.x64.encode.IntelSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The code of a function as text: an instruction per line, labels where jumps lead to, and names
 * for what lies outside of the function. What no jump leads to, behind code that goes on elsewhere,
 * is shown as bytes.
 */
public final class Listing {
  private static final int BYTES_PER_LINE = 16;

  private final CompiledFunction function;
  private final TreeMap<Integer, Instruction> instructions = new TreeMap<>();
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();
  private final TreeSet<Integer> targets = new TreeSet<>();
  private final List<Integer> labels = new ArrayList<>();

  private Listing(CompiledFunction function) {
    this.function = function;
  }

  /** The lines of a function. */
  public static String of(CompiledFunction function) {
    Listing listing = new Listing(function);
    listing.follow(0);
    for (int start : function.addresses().offsets()) {
      listing.follow(start);
    }
    for (int handler : function.handlers().handlerOffsets()) {
      listing.targets.add(handler);
      listing.follow(handler);
    }
    return listing.print();
  }

  /** Disassembles whatever can be reached from an offset. */
  private void follow(int start) {
    ArrayDeque<Integer> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      int at = pending.removeLast();
      Disassembler in = new Disassembler(function.code(), at, function.code().length);
      boolean goesOn = true;
      while (goesOn && in.hasNext() && !instructions.containsKey(in.position())) {
        int offset = in.position();
        Instruction instruction = in.next();
        if (instruction == null) {
          break;
        }
        instructions.put(offset, instruction);
        ends.put(offset, in.position());
        if (isJump(instruction) && relocation(offset, in.position()) < 0) {
          int target = in.position() + (int) instruction.immediate();
          targets.add(target);
          pending.add(target);
        }
        goesOn = goesOn(instruction, relocation(offset, in.position()));
      }
    }
  }

  private static boolean isJump(Instruction instruction) {
    return instruction.form().encoding().isRelative();
  }

  private boolean goesOn(Instruction instruction, int relocation) {
    boolean isTrap =
        relocation >= 0 && function.relocations().target(relocation) == RelocationTarget.TRAP;
    return switch (instruction.form().mnemonic()) {
      case "ret", "jmp", "ud2" -> false;
      default -> !isTrap;
    };
  }

  private int relocation(int start, int end) {
    int found = Arrays.binarySearch(function.relocations().offsets(), start);
    int next = found < 0 ? -found - 1 : found;
    int[] offsets = function.relocations().offsets();
    return next < offsets.length && offsets[next] < end ? next : -1;
  }

  private String print() {
    labels.addAll(targets);
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < function.code().length) {
      if (targets.contains(at)) {
        text.append(label(at)).append(":\n");
      }
      Instruction instruction = instructions.get(at);
      if (instruction == null) {
        at = printBytes(text, at);
      } else {
        int end = ends.getOrDefault(at, at + 1);
        text.append("  ").append(IntelSyntax.print(instruction, target(instruction, at, end)));
        text.append(function.traps().find(at) == null ? "\n" : " ; traps\n");
        at = end;
      }
    }
    return text.toString();
  }

  private String label(int offset) {
    return "L" + labels.indexOf(offset);
  }

  private @Nullable String target(Instruction instruction, int start, int end) {
    if (!isJump(instruction)) {
      return null;
    }
    int relocation = relocation(start, end);
    return relocation < 0 ? label(end + (int) instruction.immediate()) : name(relocation);
  }

  private String name(int relocation) {
    RelocationTable relocations = function.relocations();
    int index = relocations.indices()[relocation];
    return switch (relocations.target(relocation)) {
      case FUNCTION -> "function " + index;
      case TRAP -> "trap " + TrapCode.values()[index];
      case RUNTIME_FUNCTION -> "runtime " + RuntimeFunction.values()[index];
      case STUB -> "stub " + RuntimeStub.values()[index];
    };
  }

  private int printBytes(StringBuilder text, int start) {
    Integer next = instructions.higherKey(start);
    int end = Math.min(next == null ? function.code().length : next, start + BYTES_PER_LINE);
    text.append("  .byte ")
        .append(HexFormat.ofDelimiter(" ").formatHex(function.code(), start, end))
        .append('\n');
    return end;
  }
}
