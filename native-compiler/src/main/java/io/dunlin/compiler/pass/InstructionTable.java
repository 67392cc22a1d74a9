package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/** A hash table of instructions by what they compute, from which the newest can be taken out. */
final class InstructionTable {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;
  private int[] buckets = new int[256];
  private int[] instruction = new int[128];
  private int[] hash = new int[128];
  private int[] next = new int[128];
  private int size;

  InstructionTable(IrFunction function) {
    this.function = function;
    Arrays.fill(buckets, NONE);
  }

  int size() {
    return size;
  }

  /** Takes out what was added last. */
  void truncate(int newSize) {
    while (size > newSize) {
      size--;
      buckets[hash[size] & (buckets.length - 1)] = next[size];
    }
  }

  /** An instruction that computes the same, or, if there is none, the one that is now added. */
  int findOrAdd(int candidate) {
    int wanted = hashOf(candidate);
    for (int at = buckets[wanted & (buckets.length - 1)]; at != NONE; at = next[at]) {
      if (hash[at] == wanted && isSame(instruction[at], candidate)) {
        return instruction[at];
      }
    }
    add(candidate, wanted);
    return candidate;
  }

  private void add(int added, int code) {
    if (size == instruction.length) {
      grow();
    }
    instruction[size] = added;
    hash[size] = code;
    int bucket = code & (buckets.length - 1);
    next[size] = buckets[bucket];
    buckets[bucket] = size++;
  }

  private void grow() {
    int length = 2 * size;
    instruction = Arrays.copyOf(instruction, length);
    hash = Arrays.copyOf(hash, length);
    next = Arrays.copyOf(next, length);
    buckets = new int[2 * length];
    Arrays.fill(buckets, NONE);
    // In the order in which they were added, so that the newest is first in its bucket.
    for (int i = 0; i < size; i++) {
      int bucket = hash[i] & (buckets.length - 1);
      next[i] = buckets[bucket];
      buckets[bucket] = i;
    }
  }

  private int hashOf(int i) {
    int code = function.op(i).ordinal() * 31 + function.shape(i).ordinal();
    code = code * 31 + Long.hashCode(function.immediate(i));
    for (int k = 0; k < function.operandCount(i); k++) {
      code = code * 0x9E3779B1 + function.operand(i, k);
    }
    return code ^ code >>> 15;
  }

  private boolean isSame(int one, int other) {
    if (function.op(one) != function.op(other)
        || function.shape(one) != function.shape(other)
        || function.immediate(one) != function.immediate(other)
        || function.operandCount(one) != function.operandCount(other)) {
      return false;
    }
    for (int k = 0; k < function.operandCount(one); k++) {
      if (function.operand(one, k) != function.operand(other, k)) {
        return false;
      }
    }
    return true;
  }
}
