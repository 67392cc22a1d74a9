package io.dunlin.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrParser;
import io.dunlin.compiler.ir.IrPrinter;
import io.dunlin.compiler.ir.IrVerifier;

/** Compares what passes make of a function with what they should. */
final class Golden {
  private Golden() {}

  /** Runs passes on a function in the text form. */
  static void check(String before, String after, Pass... passes) {
    IrFunction function = IrParser.parse(before);
    IrVerifier.verify(function);
    for (Pass pass : passes) {
      pass.run(function);
      IrVerifier.verify(function);
    }
    assertEquals(after, IrPrinter.print(function));
  }

  /** The same for the body of a function with an i32, an i64 and an i32, which gives an i32. */
  static void checkBody(String before, String after, Pass... passes) {
    check(function(before), function(after), passes);
  }

  /** A function of one block. */
  static String function(String body) {
    StringBuilder text =
        new StringBuilder("function 0 -> (i32) {\nb0(v0: i32, v1: i64, v2: i32):\n");
    for (String line : body.split("\n", -1)) {
      if (!line.isBlank()) {
        text.append(line.startsWith("b") && line.endsWith(":") ? "" : "  ");
        text.append(line.strip()).append('\n');
      }
    }
    return text.append("}\n").toString();
  }
}
