package io.dunlin.x64.abi;

import static io.dunlin.compiler.machine.RegisterFile.general;

import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.x64.encode.Registers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the arguments of a call are, or its results: the same places for both.
 *
 * <p>Integers and references take general registers in a fixed order, floats and vectors take
 * vector registers. Those that find no register lie in the overflow area of the store's context,
 * one after the other. A callee reads them before it calls anything, a caller right after the call;
 * so there are no arguments on the stack, and a tail call needs no room for them.
 */
public final class CallingConvention {
  private static final int[] GENERAL = {
    general(Registers.RAX),
    general(Registers.RCX),
    general(Registers.RDX),
    general(Registers.RBX),
    general(Registers.RSI),
    general(Registers.RDI),
    general(Registers.R8),
    general(Registers.R9)
  };

  private static final int VECTORS = 8;

  /** Those of the first arguments, and as many vector registers. */
  private static final long CHANGED_BY_LEAVES =
      Arrays.stream(GENERAL, 0, 6).mapToLong(register -> 1L << register).sum()
          | IntStream.range(0, 8).mapToLong(i -> 1L << RegisterFile.vector(i)).sum();

  private CallingConvention() {}

  /**
   * The place of each value: the number of a register, or -1 minus the offset in the store's
   * context of its overflow slot.
   */
  public static int[] places(List<IrType> types) {
    int[] places = new int[types.size()];
    int generals = 0;
    int vectors = 0;
    int overflow = 0;
    for (int i = 0; i < places.length; i++) {
      if (types.get(i).isInteger()) {
        places[i] = generals < GENERAL.length ? GENERAL[generals++] : overflow(overflow++);
      } else {
        places[i] = vectors < VECTORS ? RegisterFile.vector(vectors++) : overflow(overflow++);
      }
    }
    return places;
  }

  private static int overflow(int slot) {
    return -1 - (ContextLayout.Store.OVERFLOW + slot * ContextLayout.Store.OVERFLOW_SLOT);
  }

  /** Is a place a register? */
  public static boolean isRegister(int place) {
    return place >= 0;
  }

  /** The offset in the store's context of a place that is no register. */
  public static int overflowOffset(int place) {
    return -1 - place;
  }

  /** The registers that a call may change: all that can be allocated. */
  public static long clobbers() {
    return MachineRegisters.FILE.allocatable();
  }

  /** The registers that a function of the runtime may change. */
  public static long clobbers(RuntimeFunction function) {
    return function.isLeaf() ? CHANGED_BY_LEAVES : clobbers();
  }

  /** Where a call by code pointer passes the caller's instance context. */
  public static int callerRegister() {
    return general(Registers.R10);
  }

  /** Where a trap finds the index that it is about. */
  public static int trapIndexRegister() {
    return GENERAL[0];
  }
}
