package io.dunlin.vectors;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs random reductions of integers, with terms of what is loaded from addresses next to each
 * other, on bytecode and on the interpreter, and prints those whose results differ: their values,
 * or where they trap and why.
 */
public final class ReductionProgram {
  private static final int FUNCTIONS = 400;
  private static final int CALLS = 80;
  private static final int PAGE = 1 << 16;
  private static final long SEED = 20_261_128;

  private static final List<String> REDUCTIONS =
      List.of(
          "i8x16.add",
          "i16x8.add",
          "i32x4.add",
          "i32x4.add",
          "i64x2.add",
          "i16x8.mul",
          "i32x4.mul",
          "i8x16.min_u",
          "i16x8.max_s",
          "i32x4.min_s",
          "v128.and",
          "v128.or",
          "v128.xor");

  private static final List<String> OPERATIONS =
      List.of(
          "i8x16.sub",
          "i16x8.mul",
          "i32x4.mul",
          "i32x4.add",
          "i64x2.mul",
          "i16x8.min_s",
          "i32x4.max_u",
          "i32x4.dot_i16x8_s",
          "v128.andnot",
          "v128.xor",
          "i8x16.avgr_u");

  private static final List<String> LOADS =
      List.of(
          "v128.load",
          "v128.load8x8_s",
          "v128.load8x8_u",
          "v128.load16x4_s",
          "v128.load16x4_u",
          "v128.load32x2_s",
          "v128.load32x2_u",
          "v128.load64_splat");

  private final Random random;
  private final String type;

  private ReductionProgram(Random random, String type) {
    this.random = random;
    this.type = type;
  }

  /** Prints the differences. */
  public static void main(String[] arguments) {
    differences().forEach(System.out::println);
  }

  /** The functions with different results, and with which arguments. */
  static List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (String memory : List.of("1 1", "1", "i64 1")) {
      Random random = new Random(SEED);
      ReductionProgram program =
          new ReductionProgram(random, memory.startsWith("i64") ? "i64" : "i32");
      List<String> functions = new ArrayList<>();
      for (int i = 0; i < FUNCTIONS; i++) {
        functions.add(program.reduction(3));
      }
      compare(program.module(memory, functions), functions, random, differences);
    }
    return differences;
  }

  private static void compare(
      String module, List<String> functions, Random random, List<String> differences) {
    byte[] bytes = module.getBytes(StandardCharsets.UTF_8);
    Engine tested = engine("bytecode");
    Engine reference = engine("interpreter");
    try (Store<?> store = tested.newStore();
        Store<?> referenceStore = reference.newStore()) {
      Instance instance = Instance.create(store, Module.of(tested, bytes));
      Instance other = Instance.create(referenceStore, Module.of(reference, bytes));
      for (int i = 0; i < functions.size(); i++) {
        String name = "f" + i;
        Func function = instance.func(name).orElseThrow();
        Func same = other.func(name).orElseThrow();
        compare(functions.get(i), function, same, random, differences);
      }
    }
  }

  private static void compare(
      String text, Func tested, Func reference, Random random, List<String> differences) {
    for (int i = 0; i < CALLS; i++) {
      long[] arguments = {address(random), address(random), random.nextLong(), random.nextLong()};
      String expected = call(reference, arguments);
      String actual = call(tested, arguments);
      if (!actual.equals(expected)) {
        differences.add(
            "%s%n  gives %s instead of %s, arguments %s"
                .formatted(text, actual, expected, Arrays.toString(arguments)));
        return;
      }
    }
  }

  /** Few are out of bounds for most, so that loads come to both ends and beyond. */
  private static long address(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(64) - 48;
      case 1 -> PAGE - random.nextInt(192);
      case 2 -> 8 * random.nextInt(PAGE / 8);
      default -> random.nextInt(PAGE / 2);
    };
  }

  private static Engine engine(String backend) {
    return Engine.create(Config.builder().backend(backend).build());
  }

  private static String call(Func function, long[] arguments) {
    long[] numbers = arguments.clone();
    try {
      function.callRaw(numbers, new @Nullable Object[numbers.length], 0);
      return "%016x %016x".formatted(numbers[0], numbers[1]);
    } catch (Trap e) {
      return e.code() + " at " + e.backtrace();
    }
  }

  private String module(String memory, List<String> functions) {
    StringBuilder text = new StringBuilder("(module (memory ").append(memory).append(")\n");
    for (int at = 0; at < PAGE; at += PAGE / 4) {
      text.append("(data (").append(type).append(".const ").append(at).append(") \"");
      for (int i = 0; i < PAGE / 4; i++) {
        text.append("\\%02x".formatted(random.nextInt(256)));
      }
      text.append("\")\n");
    }
    for (int i = 0; i < functions.size(); i++) {
      text.append("(func (export \"f").append(i).append("\") (param ").append(type);
      text.append(' ').append(type).append(" v128) (result v128)\n");
      text.append(functions.get(i)).append(")\n");
    }
    return text.append(')').toString();
  }

  /** The reduction of some groups of terms, and of others. */
  private String reduction(int depth) {
    List<String> terms = new ArrayList<>();
    for (int group = random.nextInt(3); group >= 0; group--) {
      addTerms(terms, depth);
    }
    for (int other = random.nextInt(3); other > 0; other--) {
      terms.add(other(depth));
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(terms, random);
    }
    return united(REDUCTIONS.get(random.nextInt(REDUCTIONS.size())), terms);
  }

  private String united(String reduction, List<String> terms) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    int middle = random.nextBoolean() ? 1 : 1 + random.nextInt(terms.size() - 1);
    return "(%s %s %s)"
        .formatted(
            reduction,
            united(reduction, terms.subList(0, middle)),
            united(reduction, terms.subList(middle, terms.size())));
  }

  private String other(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 3)) {
      case 0 -> "(local.get 2)";
      case 1 -> "(v128.const i32x4 1 -2 3 0x80000000)";
      case 2 -> "(i16x8.splat (i32.const -3))";
      default -> reduction(depth - 1);
    };
  }

  /** Terms that differ in what they load, most of them from one address after the other. */
  private void addTerms(List<String> terms, int depth) {
    Term term = term(2);
    int count = 1 + random.nextInt(5);
    int step = random.nextBoolean() ? 1 : -1;
    int first = random.nextInt(4) + (step > 0 ? 0 : count);
    for (int i = 0; i < count; i++) {
      boolean isOther = random.nextInt(8) == 0;
      terms.add(isOther ? other(depth) : term.text(first + i * step));
    }
  }

  /** A term, as text by how many times as much as it loads lies in front of what it loads. */
  private interface Term {
    String text(int times);
  }

  private Term term(int depth) {
    if (depth > 0 && random.nextInt(5) > 0) {
      String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
      Term first = term(depth - 1);
      Term second = term(depth - 1);
      return times -> "(%s %s %s)".formatted(operation, first.text(times), second.text(times));
    }
    String load = LOADS.get(random.nextInt(LOADS.size()));
    int bytes = load.equals("v128.load") ? 16 : 8;
    int local = random.nextInt(2);
    int offset = random.nextInt(5) * 8;
    int form = random.nextInt(8);
    return times -> load(load, form, local, offset + times * bytes);
  }

  private String load(String load, int form, int local, int displacement) {
    String base = "(local.get " + local + ")";
    int constant = displacement - 24;
    return switch (form) {
      case 0 -> "(%s (%s.const %d))".formatted(load, type, displacement);
      case 1 -> "(%s (%s.const %d))".formatted(load, type, PAGE - 2 * displacement);
      case 2 ->
          "(%s offset=8 (%s.add %s (%s.const %d)))".formatted(load, type, base, type, constant);
      case 3 -> "(%s (%s.add (%s.const %d) %s))".formatted(load, type, type, constant, base);
      case 4 -> "(%s (%s.sub %s (%s.const %d)))".formatted(load, type, base, type, constant);
      default -> "(%s offset=%d %s)".formatted(load, displacement, base);
    };
  }
}
