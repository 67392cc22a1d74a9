package io.dunlin.interpreter.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector instruction that does not access memory, on edge values, against the oracle. */
final class VectorInstructionTests {
  private static final long SEED = 128;
  private static final List<byte[]> VECTORS = vectors();
  private static final long[] SCALARS = {
    0, 1, 7, 8, 15, 31, 32, 33, 63, 64, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0x7FFFFFFF, -1, -128
  };

  static Stream<Op> instructions() {
    return Arrays.stream(Op.values()).filter(op -> op.family() == Family.VECTOR);
  }

  private static List<byte[]> vectors() {
    List<byte[]> all = new ArrayList<>();
    long[] halves = {
      0,
      -1,
      0x8000000000000000L,
      0x7FFFFFFFFFFFFFFFL,
      0x8000000080000000L,
      0x7FFFFFFF80000001L,
      0x80007FFF80018000L,
      0x8080808080808080L,
      0x7F80FF0100818001L,
      0x0706050403020100L,
      0x0F0E0D0C1F0A1908L,
      0x3F8000003F800000L,
      0xBF0000003FC00000L,
      0x7FC000007F800001L,
      0x7F800000FF800000L,
      0x4F0000004F7FFFFFL,
      0x3FF0000000000000L,
      0xBFE0000000000000L,
      0x4004000000000000L,
      0x7FF8000000000000L,
      0x7FF0000000000001L,
      0xFFF0000000000000L,
      0x41EFFFFFFFE00000L,
      0xC1E0000000200000L,
      0x43E0000000000000L,
      0x0000000000000001L
    };
    Random random = new Random(SEED);
    for (int i = 0; i < halves.length; i++) {
      all.add(bytes(halves[i], halves[(i * 7 + 3) % halves.length]));
    }
    for (int i = 0; i < 8; i++) {
      all.add(bytes(random.nextLong(), random.nextLong()));
    }
    return all;
  }

  private static byte[] bytes(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.array();
  }

  private static long[] longs(byte[]... operands) {
    return Arrays.stream(operands)
        .map(each -> ByteBuffer.wrap(each).order(ByteOrder.LITTLE_ENDIAN))
        .flatMapToLong(
            each -> java.util.stream.LongStream.generate(each::getLong).limit(each.capacity() / 8))
        .toArray();
  }

  /** The values that an operand of a type takes in tests. */
  private static List<byte[]> samples(int type) {
    if (type == TypeCodes.V128) {
      return VECTORS;
    }
    List<byte[]> scalars = new ArrayList<>();
    for (long scalar : SCALARS) {
      boolean narrow = type == TypeCodes.I32 || type == TypeCodes.F32;
      scalars.add(bytes(narrow ? (int) scalar : scalar));
    }
    return scalars;
  }

  /** The immediates that an instruction is tried with. */
  private static List<int[]> immediates(Op op) {
    List<int[]> all = new ArrayList<>();
    if (op.immediates() == Immediates.LANE) {
      for (int lane = 0; lane < op.laneShape().lanes(); lane++) {
        all.add(new int[] {lane});
      }
    } else if (op.immediates() == Immediates.LANES16) {
      all.addAll(shuffles());
    } else {
      all.add(new int[0]);
    }
    return all;
  }

  private static List<int[]> shuffles() {
    List<int[]> all = new ArrayList<>();
    for (int width = 1; width <= 8; width *= 2) {
      all.add(lanesFrom(width, i -> i + 1));
      all.add(lanesFrom(width, i -> i ^ 1));
      all.add(lanesFrom(width, i -> 3 * i));
      all.add(lanesFrom(width, i -> i / 2 + (i & 1) * 8));
      all.add(lanesFrom(width, i -> i / 2 + (i & 1) * 20));
      all.add(lanesFrom(width, i -> (i & 1) == 0 ? 18 + i / 2 : i));
      all.add(lanesFrom(width, i -> (i & 3) == 0 ? 24 + i / 4 : i));
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 16; i++) {
      all.add(random.ints(16, 0, 32).toArray());
    }
    return all;
  }

  /** Indices that move lanes of several bytes. */
  private static int[] lanesFrom(int width, java.util.function.IntUnaryOperator source) {
    int[] indices = new int[16];
    for (int i = 0; i < 16; i++) {
      indices[i] = (source.applyAsInt(i / width) * width + i % width) & 31;
    }
    return indices;
  }

  private static void write(InstructionWriter out, Op op, int... immediates) {
    switch (op.immediates()) {
      case LANE -> out.writeLane(op, immediates[0]);
      case LANES16 -> {
        byte[] lanes = new byte[16];
        for (int i = 0; i < 16; i++) {
          lanes[i] = (byte) immediates[i];
        }
        long[] halves = longs(lanes);
        out.writeVector(op, halves[0], halves[1]);
      }
      default -> out.write(op);
    }
  }

  private static void check(Op op, byte[] actual, byte[][] operands, int... immediates) {
    VectorOracle oracle = new VectorOracle(op);
    byte[] expected = oracle.evaluate(operands, immediates);
    if (!oracle.matches(expected, actual)) {
      StringBuilder call = new StringBuilder(op.mnemonic()).append(Arrays.toString(immediates));
      for (byte[] operand : operands) {
        call.append(' ').append(HexFormat.of().formatHex(operand));
      }
      assertEquals(
          HexFormat.of().formatHex(expected), HexFormat.of().formatHex(actual), call.toString());
    }
  }

  private static byte[] result(long[] slots, byte[] like) {
    return like.length == 16 ? bytes(slots[0], slots[1]) : bytes(slots[0]);
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void computesWhatTheOracleSays(Op op) {
    int[] params = Objects.requireNonNull(op.signature()).params();
    int[] results = op.signature().results();
    byte[] like = new byte[results[0] == TypeCodes.V128 ? 16 : 8];
    for (int[] immediates : immediates(op)) {
      FunctionModule.Running function =
          new FunctionModule(params, results)
              .body(
                  out -> {
                    for (int i = 0; i < params.length; i++) {
                      out.writeIndex(Op.LOCAL_GET, i);
                    }
                    write(out, op, immediates);
                  })
              .run();
      for (byte[][] operands : combinations(params)) {
        check(op, result(function.call(longs(operands)), like), operands, immediates);
      }
    }
  }

  /** All combinations of the samples of one or two operands; of three, a choice. */
  private static List<byte[][]> combinations(int[] params) {
    List<byte[][]> all = new ArrayList<>();
    for (byte[] x : samples(params[0])) {
      if (params.length == 1) {
        all.add(new byte[][] {x});
        continue;
      }
      for (byte[] y : samples(params[1])) {
        if (params.length == 2) {
          all.add(new byte[][] {x, y});
          continue;
        }
        for (int i = 0; i < VECTORS.size(); i += 5) {
          all.add(new byte[][] {x, y, VECTORS.get(i)});
        }
      }
    }
    return all;
  }

  /** Operands on the stack and constants; the result replaces the local it came from. */
  @ParameterizedTest
  @MethodSource("instructions")
  void computesInPlaceWithConstants(Op op) {
    int[] params = Objects.requireNonNull(op.signature()).params();
    int[] results = op.signature().results();
    byte[] like = new byte[results[0] == TypeCodes.V128 ? 16 : 8];
    int[] immediates = immediates(op).get(immediates(op).size() - 1);
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      byte[][] operands = new byte[params.length][];
      for (int i = 0; i < params.length; i++) {
        List<byte[]> samples = samples(params[i]);
        operands[i] = samples.get(random.nextInt(samples.size()));
      }
      FunctionModule.Running function =
          new FunctionModule(new int[] {params[0]}, results)
              .locals(results[0])
              .body(
                  out -> {
                    out.writeIndex(Op.LOCAL_GET, 0);
                    for (int i = 1; i < params.length; i++) {
                      constant(out, params[i], operands[i]);
                    }
                    write(out, op, immediates);
                    int local = results[0] == params[0] ? 0 : 1;
                    out.writeIndex(Op.LOCAL_SET, local);
                    out.writeIndex(Op.LOCAL_GET, local);
                  })
              .run();
      check(op, result(function.call(longs(operands[0])), like), operands, immediates);
    }
  }

  private static void constant(InstructionWriter out, int type, byte[] value) {
    long[] halves = longs(value);
    switch (type) {
      case TypeCodes.I32 -> out.writeConstant(Op.I32_CONST, halves[0]);
      case TypeCodes.I64 -> out.writeConstant(Op.I64_CONST, halves[0]);
      case TypeCodes.F32 -> out.writeConstant(Op.F32_CONST, halves[0]);
      case TypeCodes.F64 -> out.writeConstant(Op.F64_CONST, halves[0]);
      default -> out.writeVector(Op.V128_CONST, halves[0], halves[1]);
    }
  }

  @Test
  void coversAllOfThem() {
    assertTrue(instructions().count() > 220, "found " + instructions().count());
  }
}
