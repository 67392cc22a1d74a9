package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every atomic instruction on memories of all kinds, compared with a model. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class AtomicInstructionTests {
  private static final long SEED = 0xA70_311CL;
  private static final int OFFSET = 24;
  private static final int SIZE = 1 << 16;

  private final Engine engine;

  AtomicInstructionTests(String backend) {
    engine =
        Engine.create(
            Config.builder().backend(backend).feature(Feature.CUSTOM_PAGE_SIZES, true).build());
  }

  private static List<MemoryType> memoryTypes() {
    List<MemoryType> types = new ArrayList<>();
    for (AddressType address : AddressType.values()) {
      for (boolean shared : new boolean[] {false, true}) {
        types.add(new MemoryType(address, Limits.between(1, 2), shared, 16));
        types.add(new MemoryType(address, Limits.between(SIZE, 2 * SIZE), shared, 0));
      }
    }
    return types;
  }

  private static List<Op> accesses() {
    return Arrays.stream(Op.values())
        .filter(op -> op.family() == Family.ATOMIC && op != Op.ATOMIC_FENCE)
        .toList();
  }

  private static String letters(int[] codes, AddressType address) {
    StringBuilder letters = new StringBuilder();
    for (int code : codes) {
      boolean wide = code == TypeCodes.I64 || (code < 0 && address == AddressType.I64);
      letters.append(wide ? 'l' : 'i');
    }
    return letters.toString();
  }

  /** A module that exports a function for each instruction; its second memory is the tested one. */
  private static byte[] module(MemoryType memory) {
    ModuleBuilder module = new ModuleBuilder().memory(1, 1).memory(memory);
    List<Op> ops = accesses();
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      Signature signature = Objects.requireNonNull(op.signature());
      AddressType address = memory.addressType();
      int count = signature.params().length;
      module
          .type(letters(signature.params(), address) + ">" + letters(signature.results(), address))
          .func(i, code -> write(code, op, count))
          .export(op.mnemonic(), ExternKind.FUNC, i);
    }
    return module.export("memory", ExternKind.MEMORY, 1).build();
  }

  private static void write(InstructionWriter code, Op op, int operands) {
    for (int i = 0; i < operands; i++) {
      code.writeIndex(Op.LOCAL_GET, i);
    }
    code.write(Op.ATOMIC_FENCE);
    code.writeMemoryAccess(op, Integer.numberOfTrailingZeros(op.accessBytes()), 1, OFFSET);
  }

  /** An instance over a memory of one type. */
  private final class Subject {
    final Instance instance;
    final MemoryType type;
    private final Extern memory;

    Subject(MemoryType type) {
      this.type = type;
      instance = Instance.create(engine.newStore(), Module.of(engine, module(type)));
      memory = instance.export("memory").orElseThrow();
    }

    byte[] content() {
      return memory instanceof SharedMemory shared
          ? shared.read(0, SIZE)
          : ((Memory) memory).read(0, SIZE);
    }

    void write(byte[] content) {
      if (memory instanceof SharedMemory shared) {
        shared.write(0, content);
      } else {
        ((Memory) memory).write(0, content);
      }
    }

    Val[] call(Op op, long address, long... operands) {
      Func function = instance.func(op.mnemonic()).orElseThrow();
      List<ValType> types = function.type().params();
      Val[] arguments = new Val[types.size()];
      for (int i = 0; i < arguments.length; i++) {
        long value = i == 0 ? address : operands[i - 1];
        arguments[i] = types.get(i).equals(ValType.I64) ? Val.i64(value) : Val.i32((int) value);
      }
      return function.call(arguments);
    }

    @Override
    public String toString() {
      return "memory " + type;
    }
  }

  private static long number(byte[] content, int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << Byte.SIZE | (content[at + i] & 0xFF);
    }
    return value;
  }

  private static void put(byte[] content, int at, int bytes, long value) {
    for (int i = 0; i < bytes; i++) {
      content[at + i] = (byte) (value >>> (i * Byte.SIZE));
    }
  }

  @Test
  void accessesAreThoseOfTheModel() {
    Random random = new Random(SEED);
    for (MemoryType type : memoryTypes()) {
      Subject subject = new Subject(type);
      byte[] model = new byte[SIZE];
      random.nextBytes(model);
      subject.write(model);
      for (Op op : accesses()) {
        if (!op.mnemonic().startsWith("memory")) {
          for (int round = 0; round < 8; round++) {
            check(subject, op, model, random);
          }
        }
      }
      assertArrayEquals(model, subject.content(), subject + ", seed " + SEED);
    }
  }

  private static void check(Subject subject, Op op, byte[] model, Random random) {
    int bytes = op.accessBytes();
    int place = random.nextInt((SIZE - OFFSET) / bytes) * bytes + OFFSET;
    place -= place % bytes;
    long read = number(model, place, bytes);
    // Of an expected value, the bits of the access count.
    long beyond = bytes == Long.BYTES ? 0 : random.nextLong() << (bytes * Byte.SIZE);
    long first = random.nextBoolean() ? random.nextLong() : read | beyond;
    long second = random.nextLong();
    int operands = Objects.requireNonNull(op.signature()).params().length - 1;
    Val[] results =
        operands == 0
            ? subject.call(op, place - OFFSET)
            : subject.call(op, place - OFFSET, first, second);
    AtomicOperator operator = AtomicOperator.of(op);
    if (operands == 2) {
      boolean equal = number(bytesOf(first), 0, bytes) == read;
      put(model, place, bytes, equal ? second : read);
    } else if (operands == 1) {
      put(model, place, bytes, operator == null ? first : operator.apply(read, first));
    }
    String what = op + " on " + subject + ", seed " + SEED;
    if (results.length == 1) {
      boolean wide = results[0].type().equals(ValType.I64);
      long expected = wide ? read : (int) read;
      assertEquals(expected, wide ? results[0].i64() : results[0].i32(), what);
    }
    assertEquals(number(model, place, bytes), number(subject.content(), place, bytes), what);
  }

  private static byte[] bytesOf(long value) {
    byte[] bytes = new byte[Long.BYTES];
    put(bytes, 0, Long.BYTES, value);
    return bytes;
  }

  @Test
  void everyAccessMustBeAlignedAndWithin() {
    for (MemoryType type : memoryTypes()) {
      Subject subject = new Subject(type);
      for (Op op : accesses()) {
        int bytes = op.accessBytes();
        String what = op + " on " + subject;
        if (bytes > 1) {
          assertTrap(TrapCode.HEAP_MISALIGNED, subject, op, bytes / 2, what);
          assertTrap(TrapCode.HEAP_MISALIGNED, subject, op, SIZE + 1, what);
          assertTrap(TrapCode.HEAP_MISALIGNED, subject, op, 1 - OFFSET, what);
        }
        assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, subject, op, SIZE - OFFSET, what);
        assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, subject, op, -8, what);
        assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, subject, op, -OFFSET, what);
      }
      assertArrayEquals(new byte[SIZE], subject.content(), subject.toString());
    }
  }

  private static void assertTrap(TrapCode code, Subject subject, Op op, long address, String what) {
    long operand = subject.type.addressType() == AddressType.I32 ? (int) address : address;
    Trap trap = assertThrows(Trap.class, () -> subject.call(op, operand, 1, 1), what);
    assertEquals(code, trap.code(), what);
  }

  @Test
  void waitingNeedsASharedMemoryAndNotifyingDoesNot() {
    for (MemoryType type : memoryTypes()) {
      Subject subject = new Subject(type);
      assertEquals(0, subject.call(Op.MEMORY_ATOMIC_NOTIFY, 0, -1)[0].i32());
      for (Op op : List.of(Op.MEMORY_ATOMIC_WAIT32, Op.MEMORY_ATOMIC_WAIT64)) {
        if (type.shared()) {
          assertEquals(1, subject.call(op, 8, 77, -1)[0].i32(), "not equal");
          assertEquals(2, subject.call(op, 8, 0, 0)[0].i32(), "timed out");
          assertEquals(2, subject.call(op, 8, 0, 1000)[0].i32(), "timed out");
        } else {
          Trap trap = assertThrows(Trap.class, () -> subject.call(op, 8, 77, -1));
          assertEquals(TrapCode.ATOMIC_WAIT_NON_SHARED_MEMORY, trap.code());
        }
      }
    }
  }

  @Test
  void waitsCompareTheWholeValue() {
    MemoryType type = MemoryType.ofShared(Limits.between(1, 1));
    Subject subject = new Subject(type);
    byte[] content = new byte[SIZE];
    put(content, OFFSET, 8, 0x8000_0000_FFFF_FFFFL);
    subject.write(content);
    assertEquals(2, subject.call(Op.MEMORY_ATOMIC_WAIT32, 0, -1, 0)[0].i32());
    assertEquals(1, subject.call(Op.MEMORY_ATOMIC_WAIT64, 0, -1, 0)[0].i32());
    assertEquals(2, subject.call(Op.MEMORY_ATOMIC_WAIT64, 0, 0x8000_0000_FFFF_FFFFL, 0)[0].i32());
  }

  @Test
  void addressesDoNotWrapAround() {
    MemoryType type = new MemoryType(AddressType.I64, Limits.between(1, 1), true, 16);
    Store<@Nullable Void> store = engine.newStore();
    byte[] module =
        new ModuleBuilder()
            .memory(type)
            .type("l>i")
            .func(
                0,
                code -> {
                  code.writeIndex(Op.LOCAL_GET, 0);
                  code.writeMemoryAccess(Op.I32_ATOMIC_LOAD, 2, 0, -8);
                })
            .func(
                0,
                code -> {
                  code.writeIndex(Op.LOCAL_GET, 0);
                  code.writeMemoryAccess(Op.I32_LOAD, 2, 0, -8);
                })
            .export("atomic", ExternKind.FUNC, 0)
            .export("plain", ExternKind.FUNC, 1)
            .build();
    Instance instance = Instance.create(store, Module.of(engine, module));
    for (String name : List.of("atomic", "plain")) {
      Func function = instance.func(name).orElseThrow();
      Trap trap = assertThrows(Trap.class, () -> function.call(Val.i64(16)));
      assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
    }
  }
}
