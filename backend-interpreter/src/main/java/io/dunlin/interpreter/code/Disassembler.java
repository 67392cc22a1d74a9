package io.dunlin.interpreter.code;

/** Writes lowered code for people and for tests, one instruction a line. */
public final class Disassembler {
  private Disassembler() {}

  /** The instructions of a function; branches show the place of their target. */
  public static String disassemble(LoweredFunction function) {
    StringBuilder text = new StringBuilder();
    long[] code = function.code;
    int pc = 0;
    while (pc < code.length) {
      pc = append(text, code, pc);
    }
    return text.toString();
  }

  private static int append(StringBuilder text, long[] code, int pc) {
    Form form = Form.of(Words.operation(code, pc));
    text.append(pc).append(' ').append(form.name());
    for (int i = 0; i < form.operands().length(); i++) {
      operand(text, form.operands().charAt(i), value(code, pc, i), pc + 2);
    }
    int next = pc + form.length();
    if (Words.operation(code, pc) == Code.BR_TABLE) {
      int end = next + Words.b(code, pc) + 1;
      for (; next < end; next++) {
        text.append(" ->").append(next + 1 + code[next]);
      }
    }
    text.append('\n');
    return next;
  }

  private static long value(long[] code, int pc, int operand) {
    switch (operand) {
      case 0:
        return Words.a(code, pc);
      case 1:
        return Words.b(code, pc);
      case 2:
        return Form.of(Words.operation(code, pc)).operands().charAt(2) == 'l'
            ? code[pc + 1]
            : Words.c(code, pc);
      case 3:
        return Words.d(code, pc);
      default:
        return code[pc + operand - 2];
    }
  }

  private static void operand(StringBuilder text, char kind, long value, int next) {
    switch (kind) {
      case 'd':
      case 'r':
        text.append(" $").append(value);
        break;
      case 'D':
      case 'R':
        text.append(" &").append(value);
        break;
      case 'x':
        long slot = value & (1 << MemoryForms.SHIFT) - 1;
        text.append(" $").append(slot).append("<<").append(value >> MemoryForms.SHIFT);
        break;
      case 'o':
        text.append(" ->").append(next + value);
        break;
      case 'v':
        text.append(' ').append(VectorOperand.toString((int) value));
        break;
      case 'i':
      case 'l':
        text.append(' ').append(value);
        break;
      default:
        break;
    }
  }
}
