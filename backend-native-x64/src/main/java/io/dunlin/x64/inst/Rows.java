package io.dunlin.x64.inst;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows of a family, as its class lists them.
 *
 * <p>A row says what the processor's manuals say, in nearly the same words:
 *
 * <ul>
 *   <li>Operands in the order of Intel's syntax, each an {@link OperandKind}, with {@code =} before
 *       one that is written and {@code +} before one that is read and written. After a semicolon
 *       follow registers that are used without being named.
 *   <li>The encoding: prefixes and opcode in hexadecimal, {@code REX.W} or {@code
 *       VEX.prefix.map.W}, {@code +r} for a register in the opcode, {@code /r} or a digit for
 *       ModRM, {@code /is4} for a register in the last byte, and the size of what follows: {@code
 *       ib iw id io} for immediates, {@code cb cd} for distances.
 * </ul>
 *
 * <p>Some rows stand for several forms. {@linkplain #widths With widths}, {@code r}, {@code rm},
 * {@code m}, {@code a}, {@code d}, {@code imm} and the size {@code i} take each width in turn.
 * {@linkplain #conditional With conditions}, {@code cc} in the mnemonic and {@code +cc} after the
 * opcode do so. {@linkplain #vector Vector rows} describe the older encoding, and the one with VEX
 * follows from it: its mnemonic starts with {@code v}, and the first operand, where it is read and
 * written, becomes two.
 */
final class Rows {
  /** More than any family has. */
  static final int FAMILY_SIZE = 512;

  private final List<Form> forms = new ArrayList<>();
  private final int firstId;

  /**
   * No row yet.
   *
   * @param family the place of the family in {@link Forms}
   */
  Rows(int family) {
    this.firstId = family * FAMILY_SIZE;
  }

  /** The forms so far; of all rows, once the family's class is initialised. */
  List<Form> forms() {
    return Collections.unmodifiableList(forms);
  }

  /** One form that every CPU has. */
  Form form(String mnemonic, String operands, String encoding) {
    return form(mnemonic, operands, encoding, X64Feature.BASE);
  }

  /** One form. */
  Form form(String mnemonic, String operands, String encoding, X64Feature feature) {
    if (forms.size() == FAMILY_SIZE) {
      throw new IllegalStateException("too many forms for a family");
    }
    Form form =
        new Form(
            firstId + forms.size(),
            mnemonic,
            parseOperands(operands),
            new EncodingParser().parse(encoding),
            feature);
    forms.add(form);
    return form;
  }

  private static List<Operand> parseOperands(String text) {
    List<Operand> operands = new ArrayList<>();
    int semicolon = text.indexOf(';');
    String explicit = semicolon < 0 ? text : text.substring(0, semicolon);
    for (String each : explicit.split(",", -1)) {
      if (!each.isBlank()) {
        operands.add(Operand.parse(each.trim(), false));
      }
    }
    if (semicolon >= 0) {
      for (String each : text.substring(semicolon + 1).split(",", -1)) {
        operands.add(Operand.parse(each.trim(), true));
      }
    }
    return operands;
  }

  /** Forms for 2, 4 and 8 bytes. */
  Widths widths(String mnemonic, String operands, String encoding) {
    return widths(mnemonic, operands, encoding, X64Feature.BASE, List.of(2, 4, 8));
  }

  /** Forms for 1, 2, 4 and 8 bytes; the opcode of the first is one less than the others'. */
  Widths allWidths(String mnemonic, String operands, String encoding) {
    return widths(mnemonic, operands, encoding, X64Feature.BASE, List.of(1, 2, 4, 8));
  }

  /** Forms for 2, 4 and 8 bytes. */
  Widths widths(String mnemonic, String operands, String encoding, X64Feature feature) {
    return widths(mnemonic, operands, encoding, feature, List.of(2, 4, 8));
  }

  /** Forms for 4 and 8 bytes. */
  Widths wideWidths(String mnemonic, String operands, String encoding) {
    return wideWidths(mnemonic, operands, encoding, X64Feature.BASE);
  }

  /** Forms for 4 and 8 bytes. */
  Widths wideWidths(String mnemonic, String operands, String encoding, X64Feature feature) {
    return widths(mnemonic, operands, encoding, feature, List.of(4, 8));
  }

  private Widths widths(
      String mnemonic, String operands, String encoding, X64Feature feature, List<Integer> widths) {
    List<Form> made = new ArrayList<>();
    for (int bytes : widths) {
      made.add(
          form(
              mnemonic,
              WidthPattern.operands(operands, bytes),
              WidthPattern.encoding(encoding, bytes),
              feature));
    }
    return new Widths(made, widths);
  }

  /** A form for each condition. */
  Conditional conditional(String mnemonic, String operands, String encoding) {
    List<Form> made = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      made.add(
          form(
              mnemonic.replace("cc", condition.suffix()),
              operands,
              withCondition(encoding, condition)));
    }
    return new Conditional(made);
  }

  private static String withCondition(String encoding, Condition condition) {
    int mark = encoding.indexOf("+cc");
    int opcode = Integer.parseInt(encoding.substring(mark - 2, mark), 16) + condition.ordinal();
    return encoding.substring(0, mark - 2)
        + String.format("%02X", opcode)
        + encoding.substring(mark + 3);
  }

  /** Two forms, without VEX and with it. */
  Vector vector(String mnemonic, String operands, String encoding, X64Feature feature) {
    Form sse = form(mnemonic, operands, encoding, feature);
    Form avx =
        form(
            "v" + mnemonic,
            VexPattern.operands(operands),
            VexPattern.encoding(encoding),
            X64Feature.AVX);
    return new Vector(sse, avx);
  }

  /** Two forms of an instruction that came with SSE or SSE2. */
  Vector vector(String mnemonic, String operands, String encoding) {
    return vector(mnemonic, operands, encoding, X64Feature.BASE);
  }
}
