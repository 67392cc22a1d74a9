package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Forms;

/**
 * Opcodes of the machine form, packed into ints: a form with the mode of its address, or a {@link
 * Pseudo}.
 *
 * <p>Operands of an instruction that is a form stand in the order of the form's, where one that is
 * read and written is two, and a memory operand is the registers of its address. The immediate, if
 * the form has one, comes first among the immediates, then those of the address.
 */
public final class Opcode {
  private static final int FORM_MASK = 0xFFFF;
  private static final int MODE_SHIFT = 16;
  private static final int MODE_MASK = 7;
  private static final int TRAPS = 1 << 20;
  private static final int PSEUDO = 1 << 24;

  private Opcode() {}

  /** A form whose operand in {@code rm}, if it has one, is of this mode. */
  public static int of(Form form, AddressMode mode) {
    return form.id() | mode.ordinal() << MODE_SHIFT;
  }

  /** The same, with an access that is a trap if it faults. */
  public static int trapping(int opcode) {
    return opcode | TRAPS;
  }

  /** A pseudo instruction. */
  public static int of(Pseudo pseudo) {
    return PSEUDO | pseudo.ordinal();
  }

  static boolean isPseudo(int opcode) {
    return (opcode & PSEUDO) != 0;
  }

  static Pseudo pseudo(int opcode) {
    return Pseudo.of(opcode & FORM_MASK);
  }

  static Form form(int opcode) {
    return Forms.of(opcode & FORM_MASK);
  }

  static AddressMode mode(int opcode) {
    return AddressMode.of(opcode >> MODE_SHIFT & MODE_MASK);
  }

  static boolean traps(int opcode) {
    return (opcode & TRAPS) != 0;
  }
}
