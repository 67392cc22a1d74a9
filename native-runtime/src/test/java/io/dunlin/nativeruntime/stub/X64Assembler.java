package io.dunlin.nativeruntime.stub;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of an assembler for x86-64 as tests need. Registers have their numbers; displacements and
 * immediates have four bytes.
 */
public final class X64Assembler {
  public static final int RAX = 0;
  public static final int RCX = 1;
  public static final int RDX = 2;
  public static final int RBX = 3;
  public static final int RSP = 4;
  public static final int RBP = 5;
  public static final int RSI = 6;
  public static final int RDI = 7;
  public static final int R8 = 8;
  public static final int R9 = 9;
  public static final int R10 = 10;
  public static final int R11 = 11;
  public static final int R12 = 12;
  public static final int R13 = 13;
  public static final int R14 = 14;
  public static final int R15 = 15;

  /** Conditions, as in the opcodes of jumps. */
  public static final int BELOW = 2;

  public static final int ABOVE_OR_EQUAL = 3;
  public static final int EQUAL = 4;
  public static final int NOT_EQUAL = 5;
  public static final int LESS_OR_EQUAL = 14;

  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private final List<int[]> uses = new ArrayList<>();
  private final List<Label> usedLabels = new ArrayList<>();

  /** A place in the code. */
  public static final class Label {
    int offset = -1;
  }

  public int offset() {
    return code.size();
  }

  public int offsetOf(Label label) {
    return label.offset;
  }

  public byte[] bytes() {
    byte[] bytes = code.toByteArray();
    for (int i = 0; i < uses.size(); i++) {
      int at = uses.get(i)[0];
      int displacement = usedLabels.get(i).offset - (at + 4);
      for (int j = 0; j < 4; j++) {
        bytes[at + j] = (byte) (displacement >>> (8 * j));
      }
    }
    return bytes;
  }

  public void bind(Label label) {
    label.offset = offset();
  }

  private void emit(int... values) {
    for (int value : values) {
      code.write(value);
    }
  }

  private void emit32(int value) {
    emit(value, value >>> 8, value >>> 16, value >>> 24);
  }

  private void reference(Label label) {
    uses.add(new int[] {offset()});
    usedLabels.add(label);
    emit32(0);
  }

  private void rex(int register, int base) {
    emit(0x48 | (register >>> 3) << 2 | base >>> 3);
  }

  private void rex32(int register, int base) {
    emit(0x40 | (register >>> 3) << 2 | base >>> 3);
  }

  private void memory(int register, int base, int displacement) {
    emit(0x80 | (register & 7) << 3 | (base & 7));
    if ((base & 7) == RSP) {
      emit(0x24);
    }
    emit32(displacement);
  }

  private void registers(int register, int other) {
    emit(0xC0 | (register & 7) << 3 | (other & 7));
  }

  public void push(int register) {
    emit(0x40 | register >>> 3, 0x50 | (register & 7));
  }

  public void pop(int register) {
    emit(0x40 | register >>> 3, 0x58 | (register & 7));
  }

  public void pushMemory(int base, int displacement) {
    emit(0x40 | base >>> 3, 0xFF);
    memory(6, base, displacement);
  }

  public void popMemory(int base, int displacement) {
    emit(0x40 | base >>> 3, 0x8F);
    memory(0, base, displacement);
  }

  public void mov(int target, int source) {
    rex(source, target);
    emit(0x89);
    registers(source, target);
  }

  public void load(int target, int base, int displacement) {
    rex(target, base);
    emit(0x8B);
    memory(target, base, displacement);
  }

  public void load32(int target, int base, int displacement) {
    rex32(target, base);
    emit(0x8B);
    memory(target, base, displacement);
  }

  public void store(int base, int displacement, int source) {
    rex(source, base);
    emit(0x89);
    memory(source, base, displacement);
  }

  public void store32(int base, int displacement, int source) {
    rex32(source, base);
    emit(0x89);
    memory(source, base, displacement);
  }

  public void storeImmediate32(int base, int displacement, int value) {
    rex32(0, base);
    emit(0xC7);
    memory(0, base, displacement);
    emit32(value);
  }

  public void constant(int target, long value) {
    rex(0, target);
    emit(0xB8 | (target & 7));
    emit32((int) value);
    emit32((int) (value >>> 32));
  }

  public void lea(int target, int base, int displacement) {
    rex(target, base);
    emit(0x8D);
    memory(target, base, displacement);
  }

  /** The address of a place in the code. */
  public void lea(int target, Label label) {
    rex(target, 0);
    emit(0x8D, 0x05 | (target & 7) << 3);
    reference(label);
  }

  public void addImmediate(int target, int value) {
    rex(0, target);
    emit(0x81);
    registers(0, target);
    emit32(value);
  }

  public void subImmediate(int target, int value) {
    rex(0, target);
    emit(0x81);
    registers(5, target);
    emit32(value);
  }

  public void cmpImmediate(int left, int value) {
    rex(0, left);
    emit(0x81);
    registers(7, left);
    emit32(value);
  }

  public void cmpMemoryImmediate32(int base, int displacement, int value) {
    rex32(0, base);
    emit(0x81);
    memory(7, base, displacement);
    emit32(value);
  }

  public void cmpMemory(int left, int base, int displacement) {
    rex(left, base);
    emit(0x3B);
    memory(left, base, displacement);
  }

  public void add(int target, int source) {
    rex(source, target);
    emit(0x01);
    registers(source, target);
  }

  public void sub(int target, int source) {
    rex(source, target);
    emit(0x29);
    registers(source, target);
  }

  public void cmp(int left, int right) {
    rex(right, left);
    emit(0x39);
    registers(right, left);
  }

  public void test32(int register) {
    rex32(register, register);
    emit(0x85);
    registers(register, register);
  }

  public void zero(int register) {
    rex32(register, register);
    emit(0x31);
    registers(register, register);
  }

  public void jump(Label label) {
    emit(0xE9);
    reference(label);
  }

  public void jumpIf(int condition, Label label) {
    emit(0x0F, 0x80 | condition);
    reference(label);
  }

  public void jump(int register) {
    emit(0x40 | register >>> 3, 0xFF);
    registers(4, register);
  }

  public void jumpMemory(int base, int displacement) {
    emit(0x40 | base >>> 3, 0xFF);
    memory(4, base, displacement);
  }

  /** Jumps to the address in a table of addresses. */
  public void jumpTable(int table, int index) {
    emit(
        0x40 | (index >>> 3) << 1 | table >>> 3, 0xFF, 0x24, 0xC0 | (index & 7) << 3 | (table & 7));
  }

  public void call(int register) {
    emit(0x40 | register >>> 3, 0xFF);
    registers(2, register);
  }

  public void call(Label label) {
    emit(0xE8);
    reference(label);
  }

  public void leave() {
    emit(0xC9);
  }

  public void ret() {
    emit(0xC3);
  }
}
