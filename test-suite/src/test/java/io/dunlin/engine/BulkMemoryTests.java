package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Copying and filling memories: every length that may be treated in its own way. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class BulkMemoryTests {
  private static final int PAGE = 1 << 16;

  /** Longer than what is known to be copied without a loop. */
  private static final int KNOWN_LENGTHS = 70;

  private static final int PLACES = 3 * 4096;

  private final String backend;
  private final Store<@Nullable Void> store;
  private final Instance instance;
  private final Memory memory;
  private final Random random = new Random(5);

  BulkMemoryTests(String backend) {
    this.backend = backend;
    store = engine(Config.builder()).newStore();
    instance = Instance.create(store, Module.of(store.engine(), module()));
    memory = instance.memory("memory").orElseThrow();
  }

  private Engine engine(Config.Builder config) {
    return Engine.create(config.backend(backend).build());
  }

  private static byte[] module() {
    ModuleBuilder module = new ModuleBuilder().type("iii>").type("ii>").memory(1, 1);
    module.export("memory", ExternKind.MEMORY, 0);
    module.func(0, code -> bulk(code, Op.MEMORY_COPY, -1)).export("copy", ExternKind.FUNC, 0);
    module.func(0, code -> bulk(code, Op.MEMORY_FILL, -1)).export("fill", ExternKind.FUNC, 1);
    for (int i = 1; i < KNOWN_LENGTHS; i++) {
      int length = i;
      module
          .func(1, code -> bulk(code, Op.MEMORY_COPY, length))
          .func(1, code -> bulk(code, Op.MEMORY_FILL, length))
          .export("copy" + length, ExternKind.FUNC, 2 * length)
          .export("fill" + length, ExternKind.FUNC, 2 * length + 1);
    }
    return module.build();
  }

  private static void bulk(InstructionWriter code, Op op, int length) {
    code.writeIndex(Op.LOCAL_GET, 0);
    code.writeIndex(Op.LOCAL_GET, 1);
    if (length < 0) {
      code.writeIndex(Op.LOCAL_GET, 2);
    } else {
      code.writeConstant(Op.I32_CONST, length);
    }
    if (op == Op.MEMORY_COPY) {
      code.writeIndices(op, 0, 0);
    } else {
      code.writeIndex(op, 0);
    }
  }

  private static void call(Instance instance, String name, int... arguments) {
    Func func = instance.func(name).orElseThrow();
    func.call(IntStream.of(arguments).mapToObj(Val::i32).toArray(Val[]::new));
  }

  private void copy(String name, int to, int from, int length, int... known) {
    byte[] expected = fillAtRandom();
    System.arraycopy(expected, from, expected, to, length);
    call(instance, name, arguments(to, from, known));
    assertMemory(expected, name + " of " + length + " from " + from + " to " + to);
  }

  private void fill(String name, int to, int value, int length, int... known) {
    byte[] expected = fillAtRandom();
    Arrays.fill(expected, to, to + length, (byte) value);
    call(instance, name, arguments(to, value, known));
    assertMemory(expected, name + " of " + length + " at " + to);
  }

  private static int[] arguments(int first, int second, int... rest) {
    return IntStream.concat(IntStream.of(first, second), IntStream.of(rest)).toArray();
  }

  private byte[] fillAtRandom() {
    byte[] bytes = new byte[PLACES];
    random.nextBytes(bytes);
    memory.write(0, bytes);
    return bytes;
  }

  private void assertMemory(byte[] expected, String what) {
    assertArrayEquals(expected, memory.read(0, PLACES), what);
  }

  @Test
  void rangesOfAnyLengthAreCopiedEvenIfTheyOverlap() {
    int[] distances = {0, 1, 7, 16, 63, 64, 65, 130, 3000};
    IntStream lengths =
        IntStream.concat(IntStream.range(0, 300), IntStream.of(2047, 2048, 2049, 4096));
    for (int length : lengths.toArray()) {
      for (int distance : distances) {
        copy("copy", 5, 5 + distance, length, length);
        copy("copy", 5 + distance, 5, length, length);
      }
    }
  }

  @Test
  void rangesOfAnyLengthAreFilled() {
    for (int length = 0; length < 200; length++) {
      fill("fill", 3, 0x1A7, length, length);
    }
    fill("fill", 3, -1, 5000, 5000);
  }

  @Test
  void lengthsMayBeKnownBeforehand() {
    for (int length = 1; length < KNOWN_LENGTHS; length++) {
      for (int distance : new int[] {0, 1, 9, 17, 100}) {
        copy("copy" + length, 20, 20 + distance, length);
        copy("copy" + length, 20 + distance, 20, length);
      }
      fill("fill" + length, 11, 0xFFFFFF81, length);
    }
  }

  @Test
  void nothingHappensIfAPartIsOutOfBounds() {
    checkBounds(instance);
    Store<?> other = engine(Config.builder().signalsBasedTraps(false)).newStore();
    checkBounds(Instance.create(other, Module.of(other.engine(), module())));
  }

  private static void checkBounds(Instance guest) {
    for (int length = 1; length < KNOWN_LENGTHS; length++) {
      checkBounds(guest, length);
    }
  }

  private static void checkBounds(Instance guest, int length) {
    int last = PAGE - length;
    call(guest, "fill" + length, last, 1);
    call(guest, "copy" + length, last, 0);
    call(guest, "copy" + length, 0, last);
    Memory bytes = guest.memory("memory").orElseThrow();
    bytes.fill(0, (byte) 3, PAGE);
    for (int beyond : new int[] {last + 1, PAGE, -1, -length}) {
      assertTraps(guest, "fill" + length, beyond, 7);
      assertTraps(guest, "copy" + length, beyond, 0);
      assertTraps(guest, "copy" + length, 0, beyond);
      assertTraps(guest, "fill", beyond, 7, length);
      assertTraps(guest, "copy", beyond, 0, length);
      assertTraps(guest, "copy", 0, beyond, length);
    }
    byte[] expected = new byte[PAGE];
    Arrays.fill(expected, (byte) 3);
    assertArrayEquals(expected, bytes.read(0, PAGE), "length " + length);
  }

  private static void assertTraps(Instance guest, String name, int... arguments) {
    Trap trap = assertThrows(Trap.class, () -> call(guest, name, arguments));
    assertSame(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
  }

  @Test
  void anEmptyRangeMayBeginAtTheEnd() {
    call(instance, "copy", PAGE, PAGE, 0);
    call(instance, "fill", PAGE, 1, 0);
    assertTraps(instance, "copy", PAGE + 1, 0, 0);
    assertTraps(instance, "copy", 0, PAGE + 1, 0);
    assertTraps(instance, "fill", PAGE + 1, 0, 0);
  }
}
