package io.dunlin.x64.emit;

import io.dunlin.compiler.emit.LabelEncoding;
import io.dunlin.x64.encode.Encoder;
import io.dunlin.x64.encode.Instruction;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Form;

/**
 * How instructions refer to labels: jumps, conditional ones by their condition, and displacements
 * from {@code rip}, by what follows them in the instruction. An object serves one thread.
 */
final class LabelKinds implements LabelEncoding {
  /** The unconditional jump; conditional ones are numbered by their conditions. */
  static final int JUMP = 16;

  private static final Condition[] CONDITIONS = Condition.values();
  private static final int DISPLACEMENT = 32;
  private static final int NEAR_BYTES = 2;
  private static final int MOST_NOP_BYTES = 9;

  /** The recommended instructions that do nothing, by their size less one. */
  private static final int[][] NOPS = {
    {0x90},
    {0x66, 0x90},
    {0x0F, 0x1F, 0x00},
    {0x0F, 0x1F, 0x40, 0x00},
    {0x0F, 0x1F, 0x44, 0x00, 0x00},
    {0x66, 0x0F, 0x1F, 0x44, 0x00, 0x00},
    {0x0F, 0x1F, 0x80, 0x00, 0x00, 0x00, 0x00},
    {0x0F, 0x1F, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
    {0x66, 0x0F, 0x1F, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
  };

  private final Encoder encoder = new Encoder();
  private final Instruction instruction = new Instruction(Control.NOP);

  static int jump(Condition condition) {
    return condition.ordinal();
  }

  /** Four bytes from the end of an instruction that goes on for this many bytes behind them. */
  static int displacement(int bytesBehind) {
    return DISPLACEMENT + bytesBehind;
  }

  @Override
  public int nearSize(int kind) {
    return NEAR_BYTES;
  }

  @Override
  public int farSize(int kind) {
    return kind == JUMP ? 5 : 6;
  }

  @Override
  public boolean isNear(int kind, int distance) {
    int fromEnd = distance - NEAR_BYTES;
    return fromEnd == (byte) fromEnd;
  }

  @Override
  public void writeNear(byte[] code, int at, int kind, int target) {
    Form form = kind == JUMP ? Control.JMP_8 : Control.J_8.of(CONDITIONS[kind]);
    write(code, at, form, target - at - NEAR_BYTES);
  }

  @Override
  public void writeFar(byte[] code, int at, int kind, int target) {
    Form form = kind == JUMP ? Control.JMP_32 : Control.J_32.of(CONDITIONS[kind]);
    write(code, at, form, target - at - farSize(kind));
  }

  private void write(byte[] code, int at, Form form, int distance) {
    encoder.encode(instruction.start(form).immediate(distance));
    System.arraycopy(encoder.bytes(), 0, code, at, encoder.length());
  }

  @Override
  public void writeReference(byte[] code, int at, int kind, int target) {
    int distance = target - at - 4 - (kind - DISPLACEMENT);
    for (int i = 0; i < 4; i++) {
      code[at + i] = (byte) (distance >> (8 * i));
    }
  }

  @Override
  public void writePadding(byte[] code, int from, int to) {
    int at = from;
    while (at < to) {
      int bytes = Math.min(to - at, MOST_NOP_BYTES);
      for (int value : NOPS[bytes - 1]) {
        code[at++] = (byte) value;
      }
    }
  }
}
