package io.dunlin.x64.encode;

import io.dunlin.x64.inst.Encoding;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Forms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes instructions of bytes, as far as there are rows for them. */
public final class Disassembler {
  private static final Map<Integer, List<Form>> BY_OPCODE = new HashMap<>();

  static {
    for (Form form : Forms.all()) {
      Encoding encoding = form.encoding();
      int registers = encoding.hasRegisterInOpcode() ? 8 : 1;
      for (int i = 0; i < registers; i++) {
        int key = key(encoding.isVex(), encoding.map(), encoding.opcode() + i);
        BY_OPCODE.computeIfAbsent(key, unused -> new ArrayList<>()).add(form);
      }
    }
  }

  private final byte[] code;
  private final int end;
  private int at;

  /**
   * Reads bytes of {@code code}.
   *
   * @param start the first byte
   * @param end behind the last byte
   */
  public Disassembler(byte[] code, int start, int end) {
    this.code = code;
    this.at = start;
    this.end = end;
  }

  private static int key(boolean isVex, int map, int opcode) {
    return (isVex ? 1 << 16 : 0) | map << 8 | opcode;
  }

  /** Where the next instruction begins. */
  public int position() {
    return at;
  }

  /** Is there another instruction? */
  public boolean hasNext() {
    return at < end;
  }

  /**
   * Reads the next instruction.
   *
   * @return null if no row describes what is there; one byte has then been skipped
   */
  public @Nullable Instruction next() {
    int start = at;
    try {
      Prefixes prefixes = Prefixes.read(this);
      int opcode = read8();
      for (Form form :
          BY_OPCODE.getOrDefault(key(prefixes.isVex, prefixes.map, opcode), List.of())) {
        int afterOpcode = at;
        if (prefixes.allow(form.encoding())) {
          Instruction instruction = operands(form, prefixes, opcode);
          if (instruction != null) {
            return instruction;
          }
        }
        at = afterOpcode;
      }
    } catch (IndexOutOfBoundsException e) {
      // The bytes end within an instruction.
    }
    at = start + 1;
    return null;
  }

  private @Nullable Instruction operands(Form form, Prefixes prefixes, int opcode) {
    Encoding encoding = form.encoding();
    Instruction instruction = new Instruction(form);
    if (form.opcodeRegister() >= 0) {
      instruction.register(form.opcodeRegister(), (opcode & 7) | prefixes.baseExtension);
    }
    if (encoding.hasModRm() && !modRm(instruction, prefixes)) {
      return null;
    }
    if (form.vexRegister() >= 0) {
      instruction.register(form.vexRegister(), prefixes.vexRegister);
    }
    if (form.immediateRegister() >= 0) {
      instruction.register(form.immediateRegister(), read8() >> 4);
    }
    return instruction.immediate(readImmediate(encoding.immediateBytes()));
  }

  /** Reads ModRM and what follows it; false if it is not that of the form. */
  private boolean modRm(Instruction instruction, Prefixes prefixes) {
    Form form = instruction.form();
    Encoding encoding = form.encoding();
    int modRm = read8();
    if (encoding.fixedModRm() >= 0) {
      return modRm == encoding.fixedModRm();
    }
    int field = modRm >> 3 & 7;
    boolean isRegister = modRm >= 0xC0;
    if ((encoding.digit() >= 0 && encoding.digit() != field)
        || (isRegister && form.needsMemory())
        || (!isRegister && !form.mayUseMemory())) {
      return false;
    }
    if (form.modRmReg() >= 0) {
      instruction.register(form.modRmReg(), field | prefixes.registerExtension);
    }
    if (isRegister) {
      instruction.register(form.modRmRm(), (modRm & 7) | prefixes.baseExtension);
    } else {
      instruction.memory(address(modRm, prefixes));
    }
    return true;
  }

  private Address address(int modRm, Prefixes prefixes) {
    int mode = modRm >> 6;
    int low = modRm & 7;
    if (mode == 0 && low == 5) {
      return Address.relative((int) readImmediate(4));
    }
    int base = low | prefixes.baseExtension;
    int index = Address.NONE;
    int scale = 1;
    if (low == 4) {
      int sib = read8();
      low = sib & 7;
      base = mode == 0 && low == 5 ? Address.NONE : low | prefixes.baseExtension;
      index = (sib >> 3 & 7) | prefixes.indexExtension;
      scale = 1 << (sib >> 6);
      if (index == Registers.RSP) {
        index = Address.NONE;
        scale = 1;
      }
    }
    int displacementBytes = mode == 1 ? 1 : mode == 2 || base == Address.NONE ? 4 : 0;
    return new Address(base, index, scale, (int) readImmediate(displacementBytes));
  }

  private long readImmediate(int bytes) {
    if (bytes == 0) {
      return 0;
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) read8() << (8 * i);
    }
    int unused = 64 - 8 * bytes;
    return value << unused >> unused;
  }

  private int read8() {
    if (at >= end) {
      throw new IndexOutOfBoundsException(at);
    }
    return code[at++] & 0xFF;
  }

  /** What precedes the opcode. */
  private static final class Prefixes {
    private boolean isVex;
    private boolean isLocked;
    private boolean isWide;
    private boolean hasOperandSize;
    private int repeat;
    private int map;
    private int registerExtension;
    private int indexExtension;
    private int baseExtension;
    private int vexRegister;

    static Prefixes read(Disassembler in) {
      Prefixes prefixes = new Prefixes();
      while (prefixes.legacy(in.code[in.at] & 0xFF)) {
        in.read8();
      }
      int next = in.code[in.at] & 0xFF;
      if (next == 0xC4 || next == 0xC5) {
        in.read8();
        prefixes.vex(in, next == 0xC5);
        return prefixes;
      }
      if (next >> 4 == 4) {
        in.read8();
        prefixes.rex(next);
      }
      prefixes.escape(in);
      return prefixes;
    }

    private boolean legacy(int value) {
      switch (value) {
        case 0xF0 -> isLocked = true;
        case 0x66 -> hasOperandSize = true;
        case 0xF3 -> repeat = 2;
        case 0xF2 -> repeat = 3;
        default -> {
          return false;
        }
      }
      return true;
    }

    private void rex(int rex) {
      isWide = (rex & 8) != 0;
      registerExtension = (rex & 4) << 1;
      indexExtension = (rex & 2) << 2;
      baseExtension = (rex & 1) << 3;
    }

    private void escape(Disassembler in) {
      if ((in.code[in.at] & 0xFF) != 0x0F) {
        return;
      }
      in.read8();
      int next = in.code[in.at] & 0xFF;
      map = next == 0x38 ? 2 : next == 0x3A ? 3 : 1;
      if (map > 1) {
        in.read8();
      }
    }

    private void vex(Disassembler in, boolean isShort) {
      isVex = true;
      int first = ~in.read8();
      int last = first;
      registerExtension = first >> 4 & 8;
      map = 1;
      if (!isShort) {
        indexExtension = first >> 3 & 8;
        baseExtension = first >> 2 & 8;
        map = ~first & 31;
        last = ~in.read8();
        isWide = (last & 0x80) == 0;
      }
      vexRegister = last >> 3 & 15;
      repeat = ~last & 3;
    }

    boolean allow(Encoding encoding) {
      int mandatory = repeat != 0 ? repeat : hasOperandSize ? 1 : 0;
      return encoding.mandatoryPrefix() == mandatory
          && encoding.isLocked() == isLocked
          && encoding.isWide() == isWide;
    }
  }
}
