package io.dunlin.interpreter.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads and stores of vectors, on all kinds of memories, up to their ends and beyond. */
final class VectorMemoryTests {
  private static final int SIZE = 65536;
  private static final long LOW = 0x8182838485868788L;
  private static final long HIGH = 0x0102030405060708L;

  /** How the address is computed from a parameter. */
  private enum Address {
    PLAIN,
    PLUS_CONSTANT,
    PLUS_SCALED,
    SCALED_PLUS_CONSTANT
  }

  static Stream<Op> loads() {
    return Arrays.stream(Op.values()).filter(op -> op.family() == Family.VECTOR_LOAD);
  }

  static Stream<Op> stores() {
    return Arrays.stream(Op.values()).filter(op -> op.family() == Family.VECTOR_STORE);
  }

  private static int lanes(Op op) {
    return op.immediates() == Immediates.MEMARG_LANE ? 16 / op.accessBytes() : 1;
  }

  private static void write(InstructionWriter out, Op op, int memory, long offset, int lane) {
    if (op.immediates() == Immediates.MEMARG_LANE) {
      out.writeLaneAccess(op, 0, memory, offset, lane);
    } else {
      out.writeMemoryAccess(op, 0, memory, offset);
    }
  }

  private static void writeAddress(InstructionWriter out, Address address) {
    out.writeIndex(Op.LOCAL_GET, 0);
    switch (address) {
      case PLAIN -> {}
      case PLUS_CONSTANT -> {
        out.writeConstant(Op.I32_CONST, 8);
        out.write(Op.I32_ADD);
      }
      case PLUS_SCALED -> {
        out.writeIndex(Op.LOCAL_GET, 0);
        out.writeConstant(Op.I32_CONST, 1);
        out.write(Op.I32_SHL);
        out.write(Op.I32_ADD);
      }
      case SCALED_PLUS_CONSTANT -> {
        out.writeConstant(Op.I32_CONST, 1);
        out.write(Op.I32_SHL);
        out.writeConstant(Op.I32_CONST, -4);
        out.write(Op.I32_ADD);
      }
    }
  }

  private static long effective(Address address, int parameter, int offset) {
    int base =
        switch (address) {
          case PLAIN -> parameter;
          case PLUS_CONSTANT -> parameter + 8;
          case PLUS_SCALED -> 3 * parameter;
          case SCALED_PLUS_CONSTANT -> 2 * parameter - 4;
        };
    return (base & 0xFFFFFFFFL) + offset;
  }

  /** A function of an address and a vector that loads. */
  private static FunctionModule.Running load(
      FunctionModule module, Op op, Address address, int memory, int offset, int lane) {
    return module
        .body(
            out -> {
              writeAddress(out, address);
              if (op.immediates() == Immediates.MEMARG_LANE) {
                out.writeIndex(Op.LOCAL_GET, 1);
              }
              write(out, op, memory, offset, lane);
            })
        .run();
  }

  private static FunctionModule.Running store(
      FunctionModule module, Op op, Address address, int memory, int offset, int lane) {
    return module
        .body(
            out -> {
              writeAddress(out, address);
              out.writeIndex(Op.LOCAL_GET, 1);
              write(out, op, memory, offset, lane);
            })
        .run();
  }

  private static FunctionModule loading(int addressType) {
    return new FunctionModule(new int[] {addressType, TypeCodes.V128}, TypeCodes.V128);
  }

  private static FunctionModule storing(int addressType) {
    return new FunctionModule(new int[] {addressType, TypeCodes.V128});
  }

  private static void fill(MemoryInstance memory) {
    for (int i = 0; i < memory.size(); i++) {
      memory.setByte(i, (byte) (i * 37 + (i >> 8)));
    }
  }

  /** What a load gives, byte by byte. */
  private static byte[] expected(Op op, MemoryInstance memory, long address, int lane) {
    String name = op.mnemonic().substring("v128.load".length());
    byte[] read = new byte[op.accessBytes()];
    for (int i = 0; i < read.length; i++) {
      read[i] = memory.getByte(address + i);
    }
    byte[] result = new byte[16];
    if (name.endsWith("_lane")) {
      ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putLong(LOW).putLong(HIGH);
      System.arraycopy(read, 0, result, lane * read.length, read.length);
    } else if (name.endsWith("_splat")) {
      for (int i = 0; i < 16; i++) {
        result[i] = read[i % read.length];
      }
    } else if (name.contains("x")) {
      int width = Integer.parseInt(name.substring(0, name.indexOf('x'))) / 8;
      for (int i = 0; i < 16; i++) {
        int from = i / (2 * width) * width;
        boolean copied = i % (2 * width) < width;
        int sign = name.endsWith("_s") ? read[from + width - 1] >> 7 : 0;
        result[i] = copied ? read[from + i % (2 * width)] : (byte) sign;
      }
    } else {
      System.arraycopy(read, 0, result, 0, read.length);
    }
    return result;
  }

  private static byte[] bytes(long[] slots) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(slots[0])
        .putLong(slots[1])
        .array();
  }

  /** Tries addresses around the end of the memory, and of the 32-bit numbers. */
  private static void checkLoads(
      FunctionModule.Running function,
      Op op,
      Address address,
      int memoryIndex,
      int offset,
      int lane) {
    MemoryInstance memory = function.instance.memory(memoryIndex);
    fill(memory);
    int[] parameters = {
      0,
      2,
      8,
      16,
      100,
      21840,
      21845,
      32758,
      32767,
      32770,
      SIZE - 24,
      SIZE - 17,
      SIZE - 16,
      SIZE - 15,
      SIZE - 8,
      SIZE - 4,
      SIZE - 1,
      SIZE,
      -1,
      -4,
      -8,
      -16,
      Integer.MIN_VALUE,
      Integer.MAX_VALUE
    };
    for (int parameter : parameters) {
      long effective = effective(address, parameter, offset);
      if (effective + op.accessBytes() <= SIZE) {
        byte[] result = bytes(function.call(parameter, LOW, HIGH));
        assertArrayEquals(
            expected(op, memory, effective, lane), result, op.mnemonic() + " at " + effective);
      } else {
        TrapException trap =
            assertThrows(TrapException.class, () -> function.call(parameter, LOW, HIGH));
        assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
      }
    }
  }

  private static void checkStores(
      FunctionModule.Running function,
      Op op,
      Address address,
      int memoryIndex,
      int offset,
      int lane) {
    MemoryInstance memory = function.instance.memory(memoryIndex);
    byte[] vector = bytes(new long[] {LOW, HIGH});
    int[] parameters = {
      0, 2, 16, 21840, 32770, SIZE - 24, SIZE - 16, SIZE - 15, SIZE - 1, SIZE, -1, -8, -12, -16
    };
    for (int parameter : parameters) {
      fill(memory);
      byte[] before = new byte[SIZE];
      memory.read(0, before, 0, SIZE);
      long effective = effective(address, parameter, offset);
      if (effective + op.accessBytes() <= SIZE) {
        function.call(parameter, LOW, HIGH);
        System.arraycopy(
            vector, lane * op.accessBytes(), before, (int) effective, op.accessBytes());
      } else {
        assertThrows(TrapException.class, () -> function.call(parameter, LOW, HIGH));
      }
      byte[] after = new byte[SIZE];
      memory.read(0, after, 0, SIZE);
      assertArrayEquals(before, after, op.mnemonic() + " at " + effective);
    }
  }

  @ParameterizedTest
  @MethodSource("loads")
  void loadsFromTheFirstMemory(Op op) {
    for (Address address : Address.values()) {
      for (int offset : new int[] {0, 5}) {
        for (int lane = 0; lane < lanes(op); lane++) {
          FunctionModule module = loading(TypeCodes.I32).memory(0, 1);
          checkLoads(load(module, op, address, 0, offset, lane), op, address, 0, offset, lane);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void storesToTheFirstMemory(Op op) {
    for (Address address : Address.values()) {
      for (int offset : new int[] {0, 5}) {
        for (int lane = 0; lane < lanes(op); lane++) {
          FunctionModule module = storing(TypeCodes.I32).memory(0, 1);
          checkStores(store(module, op, address, 0, offset, lane), op, address, 0, offset, lane);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("loads")
  void loadsFromOtherMemories(Op op) {
    int lane = lanes(op) - 1;
    FunctionModule second = loading(TypeCodes.I32).memory(0, 1).memory(0, 1);
    checkLoads(load(second, op, Address.PLAIN, 1, 3, lane), op, Address.PLAIN, 1, 3, lane);
    FunctionModule shared = loading(TypeCodes.I32).memory(FunctionModule.SHARED, 1);
    checkLoads(load(shared, op, Address.PLAIN, 0, 3, lane), op, Address.PLAIN, 0, 3, lane);
    FunctionModule bytes = loading(TypeCodes.I32).memory(FunctionModule.BYTE_PAGES, SIZE);
    checkLoads(load(bytes, op, Address.PLAIN, 0, 3, lane), op, Address.PLAIN, 0, 3, lane);
    FunctionModule wide = loading(TypeCodes.I64).memory(FunctionModule.MEMORY64, 1);
    FunctionModule.Running function = load(wide, op, Address.PLAIN, 0, 3, lane);
    MemoryInstance memory = function.instance.memory(0);
    fill(memory);
    assertArrayEquals(
        expected(op, memory, 103, lane), bytes(function.call(100, LOW, HIGH)), op.mnemonic());
    for (long address : new long[] {SIZE - 1, SIZE, 1L << 32, -1, -3, Long.MIN_VALUE}) {
      assertThrows(TrapException.class, () -> function.call(address, LOW, HIGH));
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void storesToOtherMemories(Op op) {
    int lane = lanes(op) - 1;
    FunctionModule second = storing(TypeCodes.I32).memory(0, 1).memory(0, 1);
    checkStores(store(second, op, Address.PLAIN, 1, 3, lane), op, Address.PLAIN, 1, 3, lane);
    FunctionModule shared = storing(TypeCodes.I32).memory(FunctionModule.SHARED, 1);
    checkStores(store(shared, op, Address.PLAIN, 0, 3, lane), op, Address.PLAIN, 0, 3, lane);
    FunctionModule bytes = storing(TypeCodes.I32).memory(FunctionModule.BYTE_PAGES, SIZE);
    checkStores(store(bytes, op, Address.PLAIN, 0, 3, lane), op, Address.PLAIN, 0, 3, lane);
    FunctionModule wide = storing(TypeCodes.I64).memory(FunctionModule.MEMORY64, 1);
    FunctionModule.Running function = store(wide, op, Address.PLAIN, 0, 3, lane);
    function.call(100, LOW, HIGH);
    byte[] stored = new byte[op.accessBytes()];
    function.instance.memory(0).read(103, stored, 0, stored.length);
    int start = lane * stored.length;
    assertArrayEquals(
        Arrays.copyOfRange(bytes(new long[] {LOW, HIGH}), start, start + stored.length), stored);
    for (long address : new long[] {SIZE - 1, SIZE, 1L << 32, -1, -3, Long.MIN_VALUE}) {
      assertThrows(TrapException.class, () -> function.call(address, LOW, HIGH));
    }
  }
}
