package io.dunlin.x64.encode;

import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.OperandKind;
import io.dunlin.x64.inst.RegisterClass;
import org.jspecify.annotations.Nullable;

/** Prints instructions in Intel's syntax, as LLVM understands it. */
public final class IntelSyntax {
  private static final int ADDRESS_BYTES = 8;

  private IntelSyntax() {}

  /** The text of an instruction; a jump's target is its distance from the end. */
  public static String print(Instruction instruction) {
    return print(instruction, null);
  }

  /** The text of an instruction whose jump's target, if it is one, has a name. */
  public static String print(Instruction instruction, @Nullable String target) {
    Form form = instruction.form();
    StringBuilder text = new StringBuilder(form.mnemonic());
    for (int i = 0; i < form.explicitOperands(); i++) {
      text.append(i == 0 ? " " : ", ");
      if (i == form.modRmRm() && instruction.address() != null) {
        memory(text, form.operand(i).kind(), instruction.address());
      } else if (i == form.immediate() && form.encoding().isRelative() && target != null) {
        text.append(target);
      } else {
        plain(text, form.operand(i).kind(), instruction, i);
      }
    }
    return text.toString();
  }

  private static void plain(
      StringBuilder text, OperandKind kind, Instruction instruction, int position) {
    RegisterClass registerClass = kind.registerClass();
    if (registerClass != null) {
      text.append(
          Registers.name(registerClass, instruction.register(position), kind.registerBytes()));
    } else if (kind == OperandKind.ONE) {
      text.append(1);
    } else {
      text.append(instruction.immediate());
    }
  }

  private static void memory(StringBuilder text, OperandKind kind, Address address) {
    text.append(
        switch (kind.memoryBytes()) {
          case 1 -> "byte ptr ";
          case 2 -> "word ptr ";
          case 4 -> "dword ptr ";
          case 8 -> "qword ptr ";
          case 16 -> "xmmword ptr ";
          default -> "";
        });
    text.append('[');
    int start = text.length();
    if (address.base() != Address.NONE) {
      text.append(address.base() == Address.RIP ? "rip" : name(address.base()));
    }
    if (address.index() != Address.NONE) {
      text.append(text.length() == start ? "" : " + ");
      text.append(address.scale() == 1 && text.length() > start ? "" : address.scale() + "*");
      text.append(name(address.index()));
    }
    displacement(text, address.displacement(), text.length() == start);
    text.append(']');
  }

  private static void displacement(StringBuilder text, int displacement, boolean isAlone) {
    if (isAlone) {
      text.append(displacement);
    } else if (displacement != 0) {
      text.append(displacement < 0 ? " - " : " + ").append(Math.abs((long) displacement));
    }
  }

  private static String name(int register) {
    return Registers.name(RegisterClass.GENERAL, register, ADDRESS_BYTES);
  }
}
