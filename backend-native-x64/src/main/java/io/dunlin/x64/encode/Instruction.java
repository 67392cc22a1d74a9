package io.dunlin.x64.encode;

import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.OperandKind;
import org.jspecify.annotations.Nullable;

/**
 * A form and its operands. It can be {@linkplain #start filled anew}, so that a code generator
 * needs one of it only.
 */
public final class Instruction {
  private static final int MOST_OPERANDS = 4;

  private Form form;
  private final int[] registers = new int[MOST_OPERANDS];
  private boolean hasMemory;
  private int base;
  private int index;
  private int scale;
  private int displacement;
  private long immediate;

  /** An instruction whose operands are to be set, but for those that are fixed. */
  public Instruction(Form form) {
    this.form = form;
    start(form);
  }

  /** Makes this another instruction, whose operands are to be set. */
  public Instruction start(Form newForm) {
    form = newForm;
    hasMemory = false;
    immediate = 0;
    for (int i = 0; i < newForm.explicitOperands(); i++) {
      registers[i] = newForm.operand(i).kind().fixedRegister();
    }
    return this;
  }

  /** Sets the operand at {@code position} to a register. */
  public Instruction register(int position, int number) {
    registers[position] = number;
    return this;
  }

  /** Sets the operand that may be memory to an address. */
  public Instruction memory(Address address) {
    hasMemory = true;
    base = address.base();
    index = address.index();
    scale = address.scale();
    displacement = address.displacement();
    return this;
  }

  /** Sets the immediate or the distance. */
  public Instruction immediate(long value) {
    immediate = value;
    return this;
  }

  /** The form. */
  public Form form() {
    return form;
  }

  /** The register at {@code position}. */
  public int register(int position) {
    return registers[position];
  }

  /** The address, if an operand is memory. */
  public @Nullable Address address() {
    return hasMemory ? new Address(base, index, scale, displacement) : null;
  }

  /** Is an operand memory? */
  public boolean hasMemory() {
    return hasMemory;
  }

  /** The base of the address, if there is one. */
  int base() {
    return base;
  }

  /** The index of the address, if there is one. */
  int index() {
    return index;
  }

  /** The scale of the address, if there is one. */
  int scale() {
    return scale;
  }

  /** The displacement of the address, if there is one. */
  int displacement() {
    return displacement;
  }

  /** The immediate, or the distance from the end of the instruction. */
  public long immediate() {
    return immediate;
  }

  /**
   * Checks that all operands are set to what the form allows.
   *
   * @throws IllegalArgumentException if one is not
   */
  public void check() {
    for (int i = 0; i < form.explicitOperands(); i++) {
      OperandKind kind = form.operand(i).kind();
      boolean isMemory = i == form.modRmRm() && hasMemory;
      boolean isWrong =
          isMemory
              ? !kind.mayBeMemory()
              : kind.mayBeRegister() ? registers[i] < 0 || registers[i] > 15 : kind.mayBeMemory();
      if (isWrong) {
        throw new IllegalArgumentException(form + ": operand " + i);
      }
    }
    if (form.modRmRm() < 0 && hasMemory) {
      throw new IllegalArgumentException(form + ": no operand can be memory");
    }
    checkImmediate();
  }

  private void checkImmediate() {
    int bits = form.encoding().immediateBytes() * 8;
    if (form.immediate() < 0 || bits == 64) {
      return;
    }
    // Immediates are signed, but where lanes or patterns are meant, people count from 0 up.
    long extended = immediate >> (bits - 1);
    boolean fits = extended == 0 || extended == -1 || immediate >>> bits == 0;
    if (!fits) {
      throw new IllegalArgumentException(form + ": immediate " + immediate);
    }
  }

  @Override
  public String toString() {
    return IntelSyntax.print(this);
  }
}
