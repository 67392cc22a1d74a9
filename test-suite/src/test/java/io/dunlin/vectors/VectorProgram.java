package io.dunlin.vectors;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs each vector instruction but stores among others that make a compiler hold its operands and
 * its result in some way, on bytecode and on the interpreter, and prints those whose results
 * differ. The same for pairs of shifts that a compiler may take for a rotation, and for operands
 * that it may know something of.
 */
public final class VectorProgram {
  private static final int VECTORS = 60;
  private static final long SEED = 20_261_127;
  private static final String ONES = "(v128.const i16x8 1 1 1 1 1 1 1 1)";
  private static final String REVERSED =
      "(i8x16.shuffle 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0 (local.tee 9 %s) (local.get 9))";

  /** What leaves a vector as it is, and makes a compiler hold it in some way. */
  private static final List<String> SURROUNDINGS =
      List.of(
          "%s",
          REVERSED.formatted(REVERSED),
          "(i16x8.mul %s " + ONES + ")",
          "(i32x4.add %s (i32x4.splat (i32.const 0)))",
          "(f32x4.replace_lane 0 (local.tee 9 %s) (f32x4.extract_lane 0 (local.get 9)))",
          "(f64x2.replace_lane 1 (local.tee 9 %s) (f64x2.extract_lane 1 (local.get 9)))");

  private static final long[] SPECIAL = {
    0,
    -1,
    1,
    0x7FFFFFFF80000000L,
    0x8000000000000000L,
    0x7FFF8000FF7F8001L,
    0x3F800000BF800000L,
    0x7F80000000800000L,
    0x4F0000005F000000L,
    0x3FF0000000000000L,
    0x7FF0000000000000L,
    0x41E0000000000000L,
    0x1F0E0D0C0B0A0908L,
    0x0102030405060710L
  };

  /** Data for the beginning of the memory, and for its end. */
  private static final String DATA =
      "\\00\\7F\\80\\FF\\01\\81\\FE\\40\\C0\\55\\AA\\12\\34\\87\\65\\99".repeat(2);

  private VectorProgram() {}

  /**
   * Something that gives a vector.
   *
   * @param lanes the lanes of its operands, whose NaNs may be any
   * @param text the expression
   */
  private record Case(LaneShape lanes, String text) {}

  /** Prints the differences. */
  public static void main(String[] arguments) {
    differences().forEach(System.out::println);
  }

  /** The instructions with different results, and in which surroundings. */
  static List<String> differences() {
    List<String> differences = new ArrayList<>();
    Engine tested = engine("bytecode");
    Engine reference = engine("interpreter");
    for (Op op : Op.values()) {
      if (op.family() == Family.VECTOR) {
        compare(new Case(op.laneShape(), result(op)), tested, reference, differences);
      } else if (op.family() == Family.VECTOR_LOAD) {
        // The memory ends 16 bytes behind the second offset.
        for (String offset : List.of("", " offset=65520")) {
          compare(new Case(LaneShape.NONE, load(op, offset)), tested, reference, differences);
        }
      }
    }
    for (Case each : rotations()) {
      compare(each, tested, reference, differences);
    }
    for (Case each : known()) {
      compare(each, tested, reference, differences);
    }
    return differences;
  }

  private static List<Case> rotations() {
    List<Case> cases = new ArrayList<>();
    for (LaneShape lanes : List.of(LaneShape.I32X4, LaneShape.I64X2)) {
      int bits = lanes == LaneShape.I32X4 ? Integer.SIZE : Long.SIZE;
      for (int left : new int[] {0, 1, 7, 16, bits - 1, bits}) {
        for (int right : new int[] {bits - left, bits - left + 1, -left}) {
          cases.add(new Case(lanes, united("shl", left, "shr_u", right, 9, lanes)));
          cases.add(new Case(lanes, united("shr_u", right, "shl", left, 9, lanes)));
        }
      }
      cases.add(new Case(lanes, united("shl", 7, "shr_u", bits - 7, 1, lanes)));
      cases.add(new Case(lanes, united("shl", 7, "shr_s", bits - 7, 9, lanes)));
      cases.add(new Case(lanes, united("shl", 7, "shl", bits - 7, 9, lanes)));
    }
    return cases;
  }

  /** The union of a vector's shift and that of a local, which is 9 if it is the same vector. */
  private static String united(
      String first, int count, String second, int secondCount, int local, LaneShape lanes) {
    String shape = lanes.name().toLowerCase(Locale.ROOT);
    return "(v128.or (%s.%s (local.tee 9 (local.get 0)) (i32.const %d))"
            .formatted(shape, first, count)
        + " (%s.%s (local.get %d) (i32.const %d)))".formatted(shape, second, local, secondCount);
  }

  /** Shuffles with zeros, and lanes that are narrowed of which a compiler may know the bounds. */
  private static List<Case> known() {
    List<Case> cases = new ArrayList<>();
    String zero = "(v128.const i64x2 0 0)";
    String zeroLocal = "(local.tee 10 " + zero + ")";
    for (String indices :
        List.of(
            "0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23",
            "0 31 1 31 2 31 3 31 4 31 5 31 6 31 7 31",
            "8 16 9 17 10 18 11 19 12 20 13 21 14 22 15 23",
            "0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23",
            "0 1 2 3 16 17 18 19 4 5 6 7 16 17 18 19",
            "0 16 16 16 1 16 16 16 2 16 16 16 3 16 16 16",
            "16 0 17 1 18 2 19 3 20 4 21 5 22 6 23 7",
            "0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 8",
            "31 1 30 3 29 5 28 7 27 9 26 11 25 13 24 15")) {
      for (String operands :
          List.of(
              zero + " (local.get 0)",
              "(local.get 0) " + zero,
              zeroLocal + " (local.get 1)",
              "(local.get 1) " + zeroLocal)) {
        String text = "(i8x16.shuffle " + indices + " " + operands + ")";
        cases.add(new Case(LaneShape.NONE, text));
        cases.add(new Case(LaneShape.NONE, "(i8x16.narrow_i16x8_u " + text + " (local.get 2))"));
        cases.add(new Case(LaneShape.NONE, "(i8x16.narrow_i16x8_s (local.get 2) " + text + ")"));
      }
    }
    for (String narrow : List.of("i8x16.narrow_i16x8", "i16x8.narrow_i32x4")) {
      String shape = narrow.substring(narrow.length() - 5);
      for (int count : new int[] {1, 7, 8, 9, 15, 16, 17}) {
        String shift = "(%s.shr_u %%s (i32.const %d))".formatted(shape, count);
        String bits = "(v128.const i32x4 0x007F00FF 0x7FFF 0x00FF00FF %d)".formatted(count);
        for (String bounded :
            List.of(
                shift,
                "(v128.and %s " + bits + ")",
                "(" + shape + ".min_u " + bits + " %s)",
                "(" + shape + ".add " + shift + " " + shift.formatted("(local.get 2)") + ")",
                "(" + shape + ".mul " + shift + " (v128.const i16x8 1 0 2 0 3 0 1 0))",
                "(v128.xor (v128.load8x8_u (i32.const 0)) " + shift + ")",
                "(i16x8.narrow_i32x4_u " + shift + " (v128.load16x4_u (i32.const 8)))")) {
          for (String sign : List.of("_s", "_u")) {
            String text =
                "(%s%s %s %s)"
                    .formatted(
                        narrow,
                        sign,
                        bounded.formatted("(local.get 0)", "(local.get 0)"),
                        bounded.formatted("(local.get 1)", "(local.get 1)"));
            cases.add(new Case(LaneShape.NONE, text));
          }
        }
      }
    }
    return cases;
  }

  private static Engine engine(String backend) {
    return Engine.create(Config.builder().backend(backend).build());
  }

  private static void compare(
      Case each, Engine tested, Engine reference, List<String> differences) {
    byte[] bytes = module(each).getBytes(StandardCharsets.UTF_8);
    try (Store<?> store = tested.newStore();
        Store<?> referenceStore = reference.newStore()) {
      Instance instance = Instance.create(store, Module.of(tested, bytes));
      Instance other = Instance.create(referenceStore, Module.of(reference, bytes));
      for (int i = 0; i < SURROUNDINGS.size(); i++) {
        String difference = difference(each, function(instance, i), function(other, i));
        if (difference != null) {
          differences.add(each.text() + " in " + SURROUNDINGS.get(i) + ": " + difference);
        }
      }
    }
  }

  private static Func function(Instance instance, int number) {
    return instance.func("f" + number).orElseThrow();
  }

  private static @Nullable String difference(Case each, Func tested, Func reference) {
    Random random = new Random(SEED);
    for (int i = 0; i < VECTORS; i++) {
      long[] expected = new long[10];
      for (int slot = 0; slot < expected.length; slot++) {
        boolean isSpecial = random.nextInt(3) > 0;
        expected[slot] = isSpecial ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextLong();
      }
      expected[6] = (int) expected[6];
      expected[8] = (int) expected[8];
      long[] actual = expected.clone();
      long[] arguments = expected.clone();
      TrapCode expectedTrap = call(reference, expected);
      TrapCode actualTrap = call(tested, actual);
      if (actualTrap != expectedTrap) {
        return actualTrap + " instead of " + expectedTrap + ", address " + arguments[6];
      }
      for (int half = 0; half < 2; half++) {
        if (canonical(each.lanes(), actual[half]) != canonical(each.lanes(), expected[half])) {
          return "%x instead of %x, half %d, arguments %x %x, %x %x"
              .formatted(
                  actual[half],
                  expected[half],
                  half,
                  arguments[0],
                  arguments[1],
                  arguments[2],
                  arguments[3]);
        }
      }
    }
    return null;
  }

  /** Calls a function; the trap that it has ended with, or null. */
  private static @Nullable TrapCode call(Func function, long[] numbers) {
    try {
      function.callRaw(numbers, new @Nullable Object[numbers.length], 0);
      return null;
    } catch (Trap e) {
      return e.code();
    }
  }

  /** With all NaNs made one, where an instruction computes with floating-point numbers. */
  private static long canonical(LaneShape lanes, long half) {
    if (lanes == LaneShape.F64X2) {
      return Double.doubleToLongBits(Double.longBitsToDouble(half));
    }
    if (lanes == LaneShape.F32X4) {
      int low = Float.floatToIntBits(Float.intBitsToFloat((int) half));
      int high = Float.floatToIntBits(Float.intBitsToFloat((int) (half >>> Integer.SIZE)));
      return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
    }
    return half;
  }

  private static String module(Case each) {
    StringBuilder text = new StringBuilder("(module (memory 1)\n");
    text.append("(data (i32.const 0) \"").append(DATA).append("\")\n");
    text.append("(data (i32.const 65504) \"").append(DATA).append("\")\n");
    for (int i = 0; i < SURROUNDINGS.size(); i++) {
      String around = SURROUNDINGS.get(i);
      text.append("(func (export \"f").append(i).append("\")");
      text.append(" (param v128 v128 v128 i32 i64 f32 f64) (result v128)");
      text.append(" (local v128 v128 v128 v128)\n");
      for (int local = 0; local < 3; local++) {
        String operand = around.formatted("(local.get " + local + ")");
        text.append("(local.set ").append(local).append(' ').append(operand).append(")\n");
      }
      text.append(around.formatted(each.text())).append(")\n");
    }
    return text.append(')').toString();
  }

  /** The instruction on the parameters; a scalar result is made a vector of. */
  private static String result(Op op) {
    StringBuilder text = new StringBuilder("(").append(op.mnemonic());
    if (op.immediates() == Immediates.LANE) {
      text.append(' ').append(op.laneShape().lanes() - 1);
    } else if (op.immediates() == Immediates.LANES16) {
      text.append(" 0 1 30 31 4 5 26 27 8 9 22 23 12 13 2 3");
    }
    int vectors = 0;
    Signature signature = Objects.requireNonNull(op.signature());
    for (int type : signature.params()) {
      text.append(" (local.get ").append(type == TypeCodes.V128 ? vectors++ : scalar(type));
      text.append(')');
    }
    text.append(')');
    return switch (signature.results()[0]) {
      case TypeCodes.I32 -> "(i32x4.splat " + text + ")";
      case TypeCodes.I64 -> "(i64x2.splat " + text + ")";
      case TypeCodes.F32 -> "(f32x4.splat " + text + ")";
      case TypeCodes.F64 -> "(f64x2.splat " + text + ")";
      default -> text.toString();
    };
  }

  /** A load from an address up to 31, to which an offset is added. */
  private static String load(Op op, String offset) {
    boolean hasLane = op.immediates() == Immediates.MEMARG_LANE;
    return "("
        + op.mnemonic()
        + offset
        + (hasLane ? " 1" : "")
        + " (i32.and (local.get 3) (i32.const 31))"
        + (hasLane ? " (local.get 0))" : ")");
  }

  private static int scalar(int type) {
    return switch (type) {
      case TypeCodes.I32 -> 3;
      case TypeCodes.I64 -> 4;
      case TypeCodes.F32 -> 5;
      default -> 6;
    };
  }
}
