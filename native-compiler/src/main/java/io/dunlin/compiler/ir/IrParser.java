package io.dunlin.compiler.ir;

import io.dunlin.compiler.ir.IrOp.Immediate;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text form of {@link IrPrinter}, so that tests can state functions. Text behind {@code
 * ;} is a comment.
 */
public final class IrParser {
  private static final Pattern HEAD = Pattern.compile("function (\\d+) -> \\(([^)]*)\\) \\{");
  private static final Pattern BLOCK = Pattern.compile("b(\\d+)(?:\\(([^)]*)\\))?( cold)?:");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?:([^=]*) = )?([a-z0-9_]+)(?:\\.([a-z0-9]+))?(?: ([^\\[@>]*?))?(?: \\[([^]]*)])?"
              + "(?: -> ([^@]*?))?(?: @([0-9a-f]+))?");
  private static final Pattern TARGET =
      Pattern.compile("b(\\d+)(?:\\(((?:[^()]|\\([^)]*\\))*)\\))?");
  private static final Pattern CONSTANT = Pattern.compile("([a-z0-9]+)\\(([^)]*)\\)");

  /** An instruction whose operands are yet to be set, since they may be defined further down. */
  private record Pending(int instruction, List<String> operands, List<List<String>> arguments) {}

  private final String[] lines;
  private final Map<String, Integer> blocks = new HashMap<>();
  private final Map<String, Integer> values = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private int line;

  private IrParser(String text) {
    lines = text.split("\n", -1);
  }

  /**
   * Reads a function.
   *
   * @throws IllegalArgumentException if the text is not of the form
   */
  public static IrFunction parse(String text) {
    return new IrParser(text).parse();
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("line " + (line + 1) + ": " + what);
  }

  private String current() {
    String text = lines[line];
    int comment = text.indexOf(';');
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  private IrFunction parse() {
    while (line < lines.length && current().isEmpty()) {
      line++;
    }
    Matcher head = match(HEAD, line < lines.length ? current() : "");
    List<IrType> results = new ArrayList<>();
    for (String type : split(head.group(2))) {
      results.add(type(type));
    }
    IrFunction function = new IrFunction(Integer.parseInt(head.group(1)), List.of(), results);
    int first = line + 1;
    for (line = first; line < lines.length; line++) {
      if (BLOCK.matcher(current()).matches()) {
        block(function);
      }
    }
    int block = IrFunction.NONE;
    for (line = first; !current().equals("}"); line++) {
      Matcher label = BLOCK.matcher(current());
      if (label.matches()) {
        block = Objects.requireNonNull(blocks.get(label.group(1)));
      } else if (!current().isEmpty()) {
        instruction(function, block);
      }
      if (line == lines.length - 1) {
        throw fault("no closing brace");
      }
    }
    pending.forEach(each -> connect(function, each));
    return function;
  }

  private Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw fault(text);
    }
    return matcher;
  }

  /** Parts at commas that are not inside of parentheses. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private IrType type(String text) {
    for (IrType type : IrType.values()) {
      if (type.toString().equals(text)) {
        return type;
      }
    }
    throw fault("no type " + text);
  }

  private void block(IrFunction function) {
    Matcher label = match(BLOCK, current());
    int block = blocks.isEmpty() ? function.entry() : function.addBlock();
    if (!blocks.isEmpty()) {
      function.placeBlockAfter(block, function.lastBlock());
    }
    if (blocks.put(label.group(1), block) != null) {
      throw fault("a second block " + label.group(1));
    }
    if (label.group(2) != null) {
      for (String parameter : split(label.group(2))) {
        String[] parts = parameter.split(": ", 2);
        values.put(parts[0], function.addParameter(block, type(parts[1])));
      }
    }
    if (label.group(3) != null) {
      function.setCold(block);
    }
  }

  private void instruction(IrFunction function, int block) {
    Matcher text = match(INSTRUCTION, current());
    IrOp op = IrOp.ofText(text.group(2));
    if (op == null) {
      throw fault("no operation " + text.group(2));
    }
    int position = text.group(7) == null ? IrFunction.NONE : Integer.parseInt(text.group(7), 16);
    long immediate = text.group(5) == null ? 0 : immediate(op, text.group(5));
    Shape shape = text.group(3) == null ? Shape.I32 : shape(text.group(3));
    int instruction = function.create(op, shape, immediate, position);
    List<String> operands = text.group(4) == null ? List.of() : split(text.group(4));
    for (int i = 0; i < operands.size(); i++) {
      function.addOperand(instruction, 0);
    }
    List<String> results = text.group(1) == null ? List.of() : split(text.group(1));
    for (int i = 0; i < results.size(); i++) {
      String[] parts = results.get(i).split(": ", 2);
      if (parts.length == 2) {
        function.addResult(instruction, type(parts[1]));
      }
      values.put(parts[0], function.result(instruction, i));
    }
    List<List<String>> arguments = new ArrayList<>();
    for (String edge : text.group(6) == null ? List.<String>of() : split(text.group(6))) {
      Matcher target = match(TARGET, edge);
      Integer known = blocks.get(target.group(1));
      if (known == null) {
        throw fault("no block " + edge);
      }
      function.addEdge(instruction, known);
      arguments.add(target.group(2) == null ? List.of() : split(target.group(2)));
    }
    function.append(block, instruction);
    pending.add(new Pending(instruction, operands, arguments));
  }

  private Shape shape(String text) {
    for (Shape shape : Shape.values()) {
      if (shape.toString().equals(text)) {
        return shape;
      }
    }
    throw fault("no shape " + text);
  }

  private long immediate(IrOp op, String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (op.immediate() == Immediate.TRAP) {
      return TrapCode.valueOf(name).ordinal();
    }
    if (op.immediate() == Immediate.LIBCALL) {
      return RuntimeFunction.valueOf(name).ordinal();
    }
    return op.immediate() == Immediate.MEMORY ? memory(text) : Long.parseLong(text);
  }

  private long memory(String text) {
    String[] parts = text.split(" ", -1);
    String[] region = parts[2].toUpperCase(Locale.ROOT).split("\\.", -1);
    boolean isLane = parts[1].startsWith("lane.");
    Access access = isLane ? Access.WHOLE : Access.valueOf(parts[1].toUpperCase(Locale.ROOT));
    long operand =
        MemoryOperand.of(
            Long.parseLong(parts[0]),
            access,
            Region.valueOf(region[0]),
            Integer.parseInt(region[1]));
    if (isLane) {
      operand = MemoryOperand.withLane(operand, Integer.parseInt(parts[1].substring(5)));
    }
    return parts.length == 4 ? MemoryOperand.trapping(operand) : operand;
  }

  private void connect(IrFunction function, Pending each) {
    for (int i = 0; i < each.operands.size(); i++) {
      function.setOperand(each.instruction, i, value(function, each.operands.get(i)));
    }
    for (int i = 0; i < each.arguments.size(); i++) {
      for (String argument : each.arguments.get(i)) {
        function.addArgument(function.edge(each.instruction, i), value(function, argument));
      }
    }
  }

  private int value(IrFunction function, String text) {
    Matcher constant = CONSTANT.matcher(text);
    if (constant.matches()) {
      IrType type = type(constant.group(1));
      String[] halves = constant.group(2).split(" ", -1);
      return type == IrType.V128
          ? function.vectorConstant(bits(halves[0]), bits(halves[1]))
          : function.constant(type, bits(halves[0]));
    }
    Integer value = values.get(text);
    if (value == null) {
      throw fault("no value " + text);
    }
    return value;
  }

  private static long bits(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }
}
