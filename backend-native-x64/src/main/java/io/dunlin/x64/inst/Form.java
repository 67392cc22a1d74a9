package io.dunlin.x64.inst;

import java.util.List;

/**
 * One form of an instruction: a mnemonic, kinds of operands, and an encoding.
 *
 * <p>The accessors for positions tell which operand goes into which field; they return -1 if none
 * does.
 */
public final class Form {
  private final int id;
  private final String mnemonic;
  private final List<Operand> operands;
  private final Operand[] operandsByPosition; // the same, since whoever generates code asks often
  private final Encoding encoding;
  private final X64Feature feature;
  private final int explicitOperands;
  private int modRmReg = -1;
  private int modRmRm = -1;
  private int vexRegister = -1;
  private int opcodeRegister = -1;
  private int immediateRegister = -1;
  private int immediate = -1;

  Form(int id, String mnemonic, List<Operand> operands, Encoding encoding, X64Feature feature) {
    this.id = id;
    this.mnemonic = mnemonic;
    this.operands = List.copyOf(operands);
    this.operandsByPosition = operands.toArray(Operand[]::new);
    this.encoding = encoding;
    this.feature = feature;
    this.explicitOperands =
        (int) operands.stream().filter(operand -> !operand.isImplicit()).count();
    place();
  }

  /**
   * Registers other than {@code rm} go, from the first on, to the opcode, to {@code reg} unless
   * there is a digit, to the prefix VEX and to the last byte, as far as the encoding has these.
   */
  private void place() {
    for (int i = 0; i < explicitOperands; i++) {
      switch (operands.get(i).kind().place()) {
        case REGISTER_OR_MEMORY -> modRmRm = i;
        case IMMEDIATE -> immediate = i;
        case REGISTER -> placeRegister(i);
        case NOWHERE -> {}
      }
    }
    if ((modRmRm >= 0) != (encoding.hasModRm() && encoding.fixedModRm() < 0)) {
      throw new IllegalArgumentException(mnemonic + ": operands and ModRM do not agree");
    }
  }

  private void placeRegister(int position) {
    if (encoding.hasRegisterInOpcode() && opcodeRegister < 0) {
      opcodeRegister = position;
    } else if (encoding.digit() < 0 && encoding.hasModRm() && modRmReg < 0) {
      modRmReg = position;
    } else if (encoding.isVex() && vexRegister < 0) {
      vexRegister = position;
    } else if (encoding.hasRegisterInImmediate() && immediateRegister < 0) {
      immediateRegister = position;
    } else {
      throw new IllegalArgumentException(mnemonic + ": no place for operand " + position);
    }
  }

  /** A small number that only this form has; {@link Forms#of} finds the form by it. */
  public int id() {
    return id;
  }

  /** The name in Intel's syntax. */
  public String mnemonic() {
    return mnemonic;
  }

  /** The operands: those that text names, in the order of Intel's syntax, then implicit ones. */
  public List<Operand> operands() {
    return operands;
  }

  /** The operand at this position of the list. */
  public Operand operand(int position) {
    return operandsByPosition[position];
  }

  /** How many operands text names. */
  public int explicitOperands() {
    return explicitOperands;
  }

  /** How it becomes bytes. */
  public Encoding encoding() {
    return encoding;
  }

  /** What the CPU must have. */
  public X64Feature feature() {
    return feature;
  }

  /** Which operand goes to the field {@code reg} of ModRM. */
  public int modRmReg() {
    return modRmReg;
  }

  /**
   * Which operand goes to the field {@code rm} of ModRM: the one that may be memory, if any may.
   */
  public int modRmRm() {
    return modRmRm;
  }

  /** Which operand goes to the field {@code vvvv} of VEX. */
  public int vexRegister() {
    return vexRegister;
  }

  /** Which operand goes to the opcode's lowest bits. */
  public int opcodeRegister() {
    return opcodeRegister;
  }

  /** Which operand is the register in the last byte. */
  public int immediateRegister() {
    return immediateRegister;
  }

  /** Which operand is the immediate or the distance. */
  public int immediate() {
    return immediate;
  }

  /** Is the operand in {@code rm} never a register? */
  public boolean needsMemory() {
    return modRmRm >= 0 && !operands.get(modRmRm).kind().mayBeRegister();
  }

  /** May the operand in {@code rm} be memory? */
  public boolean mayUseMemory() {
    return modRmRm >= 0 && operands.get(modRmRm).kind().mayBeMemory();
  }

  /** The mnemonic and the operands as rows write them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(mnemonic);
    for (int i = 0; i < explicitOperands; i++) {
      text.append(i == 0 ? " " : ", ").append(operands.get(i).kind().token());
    }
    return text.toString();
  }
}
