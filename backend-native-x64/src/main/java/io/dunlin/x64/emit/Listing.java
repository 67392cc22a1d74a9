package io.dunlin.x64.emit;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.spi.code.CodeLine;
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
import java.util.function.IntFunction;
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
    listing.followAll();
    return listing.print();
  }

  private void followAll() {
    follow(0);
    for (int start : function.addresses().offsets()) {
      follow(start);
    }
    for (int handler : function.handlers().handlerOffsets()) {
      targets.add(handler);
      follow(handler);
    }
  }

  /**
   * The lines of a function of a module.
   *
   * @param range its place in the code of the module
   */
  public static List<CodeLine> of(CodeObject object, int range) {
    CompiledFunction function = object.function(range);
    Listing listing = new Listing(function);
    listing.followAll();
    int start = object.ranges().starts()[range];
    List<CodeLine> lines = new ArrayList<>();
    listing.forEach(
        (from, to) ->
            lines.add(
                new CodeLine(
                    from,
                    Arrays.copyOfRange(function.code(), from, to),
                    function.addresses().find(from),
                    listing.text(from, to, offset -> place(object, range, start + offset)),
                    comment(function.traps().find(from)))));
    return lines;
  }

  private static String comment(@Nullable TrapCode trap) {
    return trap == null ? "" : "may trap: " + trap;
  }

  /** The name of a place in the code of a module, as seen from one range. */
  private static String place(CodeObject object, int range, int offset) {
    int found = object.ranges().find(offset);
    if (found < 0 || found == range) {
      return "0x" + Integer.toHexString(offset - object.ranges().starts()[range]);
    }
    return "function " + object.ranges().indices()[found];
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
          if (target >= 0 && target < function.code().length) {
            targets.add(target);
            pending.add(target);
          }
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
    forEach(
        (start, end) -> {
          if (targets.contains(start)) {
            text.append(label(start)).append(":\n");
          }
          text.append("  ").append(text(start, end, this::label));
          text.append(function.traps().find(start) == null ? "\n" : " ; traps\n");
        });
    return text.toString();
  }

  /** What is done with each line, which is a range of bytes. */
  @FunctionalInterface
  private interface Line {
    void accept(int start, int end);
  }

  private void forEach(Line line) {
    int at = 0;
    while (at < function.code().length) {
      Integer end = ends.get(at);
      if (end == null) {
        Integer next = instructions.higherKey(at);
        int limit = next == null ? function.code().length : next;
        end = Math.min(limit, at + BYTES_PER_LINE);
      }
      line.accept(at, end);
      at = end;
    }
  }

  /** An instruction, or bytes that are none. */
  private String text(int start, int end, IntFunction<String> place) {
    Instruction instruction = instructions.get(start);
    return instruction == null
        ? ".byte " + HexFormat.ofDelimiter(" ").formatHex(function.code(), start, end)
        : IntelSyntax.print(instruction, target(instruction, start, end, place));
  }

  private String label(int offset) {
    return "L" + labels.indexOf(offset);
  }

  private @Nullable String target(
      Instruction instruction, int start, int end, IntFunction<String> place) {
    if (!isJump(instruction)) {
      return null;
    }
    int relocation = relocation(start, end);
    return relocation < 0 ? place.apply(end + (int) instruction.immediate()) : name(relocation);
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
}
