package io.dunlin.differential;

/** Compares bytecode with the interpreter, in a JVM that may have been told to divide functions. */
public final class DivisionProgram {
  private DivisionProgram() {}

  /** Prints the differences; the arguments are the first seed and how many modules there are. */
  public static void main(String[] arguments) {
    Campaign campaign =
        new Campaign(
            Execution.available(), Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    for (Campaign.Failure failure : campaign.run().failures()) {
      System.out.println("seed " + failure.module().seed() + ": " + failure.difference().what());
    }
  }
}
