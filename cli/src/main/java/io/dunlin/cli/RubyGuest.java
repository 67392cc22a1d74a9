package io.dunlin.cli;

import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Val;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the modules of the {@code @ruby/*-wasm-wasi} packages as the {@code ruby} command.
 *
 * <p>These modules are no programs: they export the interface of an embedded interpreter, with
 * strings and lists passed as the component model's predecessor did it, and import functions of a
 * JavaScript host, which Ruby code calls only if it uses JavaScript.
 */
final class RubyGuest {
  private static final String INIT = "ruby-init: ";
  private static final String INIT_LOAD_PATH = "ruby-init-loadpath: ";
  private static final String EVAL = "rb-eval-string-protect: ";
  private static final String RESOURCES = "canonical_abi";
  private static final FuncType ONE_TO_ONE =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  private final Instance instance;
  private final Func allocate;

  RubyGuest(Instance instance) {
    this.instance = instance;
    this.allocate = instance.func("cabi_realloc").orElseThrow();
  }

  /** Whether the module exports Ruby's embedding interface. */
  static boolean isRuby(Module module) {
    return module.exports().stream().anyMatch(export -> export.name().startsWith(INIT));
  }

  /** Defines what the module needs to run: handles for Ruby's values, and traps for JavaScript. */
  static void define(Linker<@Nullable Void> linker, Module module) {
    List<Integer> values = new ArrayList<>();
    linker.func(
        RESOURCES,
        "resource_new_rb-abi-value",
        ONE_TO_ONE,
        (caller, arguments) -> {
          values.add(arguments[0].i32());
          return new Val[] {Val.i32(values.size() - 1)};
        });
    linker.func(
        RESOURCES,
        "resource_get_rb-abi-value",
        ONE_TO_ONE,
        (caller, arguments) -> new Val[] {Val.i32(values.get(arguments[0].i32()))});
    linker.defineUnknownImportsAsTraps(module);
  }

  /**
   * Runs Ruby as its command does, and ends as the guest's {@code exit} does.
   *
   * @param arguments options of {@code ruby}, {@code -e} among them, or a script, and what it is
   *     given
   * @param standardInput where the program is read if the arguments name none
   */
  void run(List<String> arguments, InputStream standardInput) throws IOException {
    List<String> options = new ArrayList<>(List.of("ruby", "-EUTF-8"));
    List<String> lines = new ArrayList<>();
    int next = 0;
    for (; next < arguments.size() && arguments.get(next).startsWith("-"); next++) {
      String argument = arguments.get(next);
      if (argument.equals("--")) {
        next++;
        break;
      }
      if (!argument.equals("-e")) {
        options.add(argument);
      } else if (++next < arguments.size()) {
        lines.add(arguments.get(next));
      } else {
        throw new CommandException("ruby: no code specified for -e");
      }
    }
    String program = program(lines, arguments, next, standardInput);
    boolean fromFile = lines.isEmpty() && next < arguments.size();
    List<String> rest = arguments.subList(fromFile ? next + 1 : next, arguments.size());
    // Without a program of its own Ruby would read one from standard input.
    options.add("-e_=0");
    initialize(options);
    evaluate(driver(program, fromFile ? arguments.get(next) : "-e", rest));
  }

  private static String program(
      List<String> lines, List<String> arguments, int next, InputStream standardInput)
      throws IOException {
    if (!lines.isEmpty()) {
      return literal(String.join("\n", lines));
    }
    return next < arguments.size()
        ? "File.read(" + literal(arguments.get(next)) + ")"
        : literal(new String(standardInput.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Ruby code that runs a program as the command would, and ends with its status. */
  private static String driver(String program, String name, List<String> rest) {
    StringBuilder argv = new StringBuilder();
    rest.forEach(argument -> argv.append(literal(argument)).append(','));
    return "begin\n"
        + "  ARGV.replace(["
        + argv
        + "])\n"
        + "  $0 = "
        + literal(name)
        + "\n"
        + "  eval("
        + program
        + ", TOPLEVEL_BINDING, "
        + literal(name)
        + ", 1)\n"
        + "  status = 0\n"
        + "rescue SystemExit => e\n"
        + "  status = e.status\n"
        + "rescue Exception => e\n"
        + "  $stderr.write(e.full_message(highlight: false))\n"
        + "  status = 1\n"
        + "end\n"
        + "$stdout.flush\n"
        + "$stderr.flush\n"
        + "exit!(status)\n";
  }

  /** A Ruby expression for a string, whatever is in it. */
  private static String literal(String text) {
    StringBuilder digits = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      digits.append(String.format("%02x", each));
    }
    return "['" + digits + "'].pack('H*').force_encoding('UTF-8')";
  }

  private void initialize(List<String> options) {
    int list = allocate(8 * options.size(), 4);
    for (int i = 0; i < options.size(); i++) {
      byte[] bytes = terminated(options.get(i));
      memory().setInt(list + 8L * i, store(bytes));
      memory().setInt(list + 8L * i + 4, bytes.length);
    }
    export(INIT).call(Val.i32(list), Val.i32(options.size()));
    export(INIT_LOAD_PATH).call();
  }

  private void evaluate(String code) {
    byte[] bytes = terminated(code);
    export(EVAL).call(Val.i32(store(bytes)), Val.i32(bytes.length));
  }

  private static byte[] terminated(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private int store(byte[] bytes) {
    int address = allocate(bytes.length, 1);
    memory().write(Integer.toUnsignedLong(address), bytes);
    return address;
  }

  private int allocate(int size, int alignment) {
    return allocate.call(Val.i32(0), Val.i32(0), Val.i32(alignment), Val.i32(size))[0].i32();
  }

  private Memory memory() {
    return instance.memory("memory").orElseThrow();
  }

  /** The export whose name begins so; the rest of the name is its signature. */
  private Func export(String prefix) {
    for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
      if (export.getKey().startsWith(prefix)) {
        return (Func) export.getValue();
      }
    }
    throw new CommandException("the module exports no '" + prefix + "'");
  }
}
