package io.dunlin.differential;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;

/** Compares bytecode with the interpreter, in a JVM that was told to leave room in memories. */
public final class RoomProgram {
  private RoomProgram() {}

  /** Prints what is wrong; the arguments are the first seed and how many modules there are. */
  public static void main(String[] arguments) {
    if (!leavesRoom()) {
      System.out.println("memories have no room");
    }
    Campaign campaign =
        new Campaign(
            Execution.available(), Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    for (Campaign.Failure failure : campaign.run().failures()) {
      System.out.println("seed " + failure.module().seed() + ": " + failure.difference().what());
    }
  }

  private static boolean leavesRoom() {
    Engine engine = Engine.create(Config.builder().backend("bytecode").build());
    Module module = Module.of(engine, "(module (memory (export \"m\") 2))");
    Memory memory = Instance.create(engine.newStore(), module).memory("m").orElseThrow();
    memory.grow(1);
    return memory.view().array().length > memory.size();
  }
}
