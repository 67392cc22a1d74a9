package io.dunlin.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;

/** Compares bytecode with the interpreter, in a JVM that was told to divide small functions. */
public final class DivisionProgram {
  private static final int STATEMENTS = 300;

  private DivisionProgram() {}

  /** Prints what is wrong; the arguments are the first seed and how many modules there are. */
  public static void main(String[] arguments) {
    if (!divides()) {
      System.out.println("functions are not divided");
    }
    Campaign campaign =
        new Campaign(
            Execution.available(), Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    for (Campaign.Failure failure : campaign.run().failures()) {
      System.out.println("seed " + failure.module().seed() + ": " + failure.difference().what());
    }
  }

  /** Whether a function becomes several methods that is small enough to be one. */
  private static boolean divides() {
    Engine engine = Engine.create(Config.builder().backend("bytecode").build());
    String statement = "(local.set 0 (i32.add (local.get 0) (i32.const 1)))";
    String text = "(module (func (param i32)" + statement.repeat(STATEMENTS) + "))";
    return new String(Module.of(engine, text).serialize(), ISO_8859_1).contains("func#0~");
  }
}
