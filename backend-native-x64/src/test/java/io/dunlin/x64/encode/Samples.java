package io.dunlin.x64.encode;

import io.dunlin.x64.inst.Form;
import java.util.ArrayList;
import java.util.List;

/** Instructions of a form that between them try every register, address form and immediate. */
final class Samples {
  private static final int REGISTERS = 16;
  private static final int[] DISPLACEMENTS = {
    0, 1, -1, 127, -128, 128, -129, 0x12345678, -0x7654321
  };
  private static final long[] IMMEDIATES_8 = {2, -1, 31, 127, -128, 3};
  private static final long[] IMMEDIATES_16 = {128, -129, 0x7FFF, -0x8000};
  private static final long[] IMMEDIATES_32 = {128, -129, 0x12345678, 0x7FFFFFFF, -0x80000000L};
  private static final long[] IMMEDIATES_64 = {
    0x123456789ABCDEFL, 1L << 40, Long.MIN_VALUE, -1L << 33, Long.MAX_VALUE
  };

  private final Form form;
  private final List<Instruction> instructions = new ArrayList<>();

  private Samples(Form form) {
    this.form = form;
  }

  static List<Instruction> of(Form form) {
    Samples samples = new Samples(form);
    if (!form.needsMemory()) {
      samples.registers();
    }
    if (form.mayUseMemory()) {
      samples.addresses();
    }
    return samples.instructions;
  }

  private void registers() {
    int count = form.explicitOperands() == 0 ? 1 : REGISTERS;
    for (int i = 0; i < count; i++) {
      add(i);
    }
  }

  private void addresses() {
    int shift = 0;
    for (int base = 0; base < REGISTERS; base++) {
      add(shift++).memory(Address.of(base, DISPLACEMENTS[base % DISPLACEMENTS.length]));
      add(shift++).memory(Address.of(base, 0));
      int index = (base * 5 + 3) % REGISTERS;
      if (index != Registers.RSP) {
        int displacement = DISPLACEMENTS[(base + 4) % DISPLACEMENTS.length];
        add(shift++).memory(Address.indexed(base, index, 1 << (base & 3), displacement));
        add(shift++).memory(Address.indexed(base, index, 8 >> (base & 3), 0));
        add(shift++).memory(Address.indexed(Address.NONE, index, 2 << (base % 3), displacement));
      }
    }
    add(shift++).memory(Address.relative(0x1234));
    add(shift++).memory(Address.relative(-5));
    add(shift++).memory(Address.absolute(0x7654321));
    add(shift).memory(Address.absolute(5));
  }

  /** Adds an instruction whose registers depend on {@code shift}. */
  private Instruction add(int shift) {
    Instruction instruction = new Instruction(form);
    for (int i = 0; i < form.explicitOperands(); i++) {
      if (form.operands().get(i).kind().mayBeRegister()
          && form.operands().get(i).kind().fixedRegister() < 0) {
        instruction.register(i, (shift * (2 * i + 1) + 5 * i) % REGISTERS);
      }
    }
    long[] immediates =
        switch (form.encoding().immediateBytes()) {
          case 1 -> IMMEDIATES_8;
          case 2 -> IMMEDIATES_16;
          case 8 -> IMMEDIATES_64;
          default -> IMMEDIATES_32;
        };
    instruction.immediate(form.immediate() < 0 ? 0 : immediates[shift % immediates.length]);
    instructions.add(instruction);
    return instruction;
  }
}
