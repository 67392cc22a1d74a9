package io.dunlin.x64.encode;

import io.dunlin.x64.inst.Encoding;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.OperandKind;
import io.dunlin.x64.inst.RegisterClass;

/**
 * Makes bytes of instructions, one at a time.
 *
 * <p>Displacements take the fewest bytes; all else is as the form says.
 */
public final class Encoder {
  /** The most bytes that an instruction has. */
  public static final int MOST_BYTES = 15;

  private static final byte[] MANDATORY_PREFIXES = {0, 0x66, (byte) 0xF3, (byte) 0xF2};
  private static final int NEEDS_REX = 0x40;
  private static final int WIDE = 8;
  private static final int SIB_FOLLOWS = 4;
  private static final int NO_INDEX = 4;
  private static final int NO_BASE = 5;

  private final byte[] bytes = new byte[MOST_BYTES];
  private int length;
  private int displacementAt;

  /** The bytes of the last instruction; {@link #length} says how many. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes the last instruction has. */
  public int length() {
    return length;
  }

  /**
   * Where in the last instruction the four bytes are that stand for a distance to somewhere else:
   * the displacement from {@code rip}, or the distance of a jump; -1 if there are none.
   */
  public int displacementAt() {
    return displacementAt;
  }

  /**
   * Encodes an instruction.
   *
   * @throws IllegalArgumentException if an operand is not what the form allows
   */
  public void encode(Instruction instruction) {
    instruction.check();
    length = 0;
    displacementAt = -1;
    Form form = instruction.form();
    Encoding encoding = form.encoding();
    int reg = form.modRmReg() >= 0 ? instruction.register(form.modRmReg()) : 0;
    if (encoding.isVex()) {
      vex(instruction, encoding, reg);
    } else {
      legacyPrefixes(instruction, encoding, reg);
    }
    int inOpcode = form.opcodeRegister() >= 0 ? instruction.register(form.opcodeRegister()) & 7 : 0;
    put(encoding.opcode() + inOpcode);
    if (encoding.fixedModRm() >= 0) {
      put(encoding.fixedModRm());
    } else if (encoding.hasModRm()) {
      int field = encoding.digit() >= 0 ? encoding.digit() : reg & 7;
      if (instruction.hasMemory()) {
        memory(field << 3, instruction);
      } else {
        put(0xC0 | (field << 3) | (instruction.register(form.modRmRm()) & 7));
      }
    }
    immediate(instruction, encoding);
  }

  /** The bits R, X and B, in their places in REX. */
  private static int extensions(Instruction instruction, int reg) {
    Form form = instruction.form();
    int bits = reg >> 3 << 2;
    if (instruction.hasMemory()) {
      bits |= Math.max(instruction.index(), 0) >> 3 << 1 | Math.max(instruction.base(), 0) >> 3;
    } else if (form.modRmRm() >= 0) {
      bits |= instruction.register(form.modRmRm()) >> 3;
    } else if (form.opcodeRegister() >= 0) {
      bits |= instruction.register(form.opcodeRegister()) >> 3;
    }
    return bits;
  }

  private void legacyPrefixes(Instruction instruction, Encoding encoding, int reg) {
    int rex = extensions(instruction, reg) | (encoding.isWide() ? WIDE : 0);
    if (namesLowByteAboveFour(instruction)) {
      rex |= NEEDS_REX;
    }
    if (encoding.mandatoryPrefix() != 0) {
      put(MANDATORY_PREFIXES[encoding.mandatoryPrefix()]);
    }
    if (encoding.isLocked()) {
      put(0xF0);
    }
    if (rex != 0) {
      put(NEEDS_REX | rex);
    }
    switch (encoding.map()) {
      case 0 -> {}
      case 1 -> put(0x0F);
      case 2 -> put(0x0F, 0x38);
      default -> put(0x0F, 0x3A);
    }
  }

  /** Without REX, the numbers of spl, bpl, sil and dil mean ah, ch, dh and bh. */
  private static boolean namesLowByteAboveFour(Instruction instruction) {
    Form form = instruction.form();
    return isLowByteAboveFour(instruction, form.modRmReg())
        || (!instruction.hasMemory() && isLowByteAboveFour(instruction, form.modRmRm()));
  }

  private static boolean isLowByteAboveFour(Instruction instruction, int position) {
    if (position < 0) {
      return false;
    }
    OperandKind kind = instruction.form().operand(position).kind();
    return kind.registerBytes() == 1
        && kind.registerClass() == RegisterClass.GENERAL
        && instruction.register(position) >= 4;
  }

  private void vex(Instruction instruction, Encoding encoding, int reg) {
    Form form = instruction.form();
    int extensions = extensions(instruction, reg);
    int second = form.vexRegister() >= 0 ? instruction.register(form.vexRegister()) : 0;
    int last = (~second & 15) << 3 | encoding.mandatoryPrefix();
    boolean isShort = (extensions & 3) == 0 && encoding.map() == 1 && !encoding.isWide();
    // VEX holds R, X, B and the second register inverted.
    if (isShort) {
      put(0xC5, (~extensions & 4) << 5 | last);
    } else {
      put(0xC4, (~extensions & 7) << 5 | encoding.map());
      put((encoding.isWide() ? 0x80 : 0) | last);
    }
  }

  private void memory(int field, Instruction instruction) {
    int base = instruction.base();
    int displacement = instruction.displacement();
    if (base == Address.RIP) {
      put(field | NO_BASE);
      displacementAt = length;
      put32(displacement);
    } else if (base == Address.NONE) {
      put(field | SIB_FOLLOWS, sib(instruction, NO_BASE));
      put32(displacement);
    } else {
      int low = base & 7;
      boolean isNear = displacement == (byte) displacement;
      // The number of rbp and r13 without a displacement means that there is no base.
      int mode = displacement == 0 && low != NO_BASE ? 0 : isNear ? 0x40 : 0x80;
      if (instruction.index() == Address.NONE && low != SIB_FOLLOWS) {
        put(mode | field | low);
      } else {
        put(mode | field | SIB_FOLLOWS, sib(instruction, low));
      }
      if (mode == 0x40) {
        put(displacement);
      } else if (mode == 0x80) {
        put32(displacement);
      }
    }
  }

  private static int sib(Instruction instruction, int base) {
    int index = instruction.index() == Address.NONE ? NO_INDEX : instruction.index() & 7;
    return Integer.numberOfTrailingZeros(instruction.scale()) << 6 | index << 3 | base;
  }

  private void immediate(Instruction instruction, Encoding encoding) {
    int position = instruction.form().immediateRegister();
    if (position >= 0) {
      put(instruction.register(position) << 4);
    }
    if (encoding.isRelative() && encoding.immediateBytes() == 4) {
      displacementAt = length;
    }
    for (int i = 0; i < encoding.immediateBytes(); i++) {
      put((int) (instruction.immediate() >> (8 * i)));
    }
  }

  private void put32(int value) {
    put(value, value >> 8);
    put(value >> 16, value >> 24);
  }

  private void put(int first, int second) {
    put(first);
    put(second);
  }

  private void put(int value) {
    bytes[length++] = (byte) value;
  }
}
