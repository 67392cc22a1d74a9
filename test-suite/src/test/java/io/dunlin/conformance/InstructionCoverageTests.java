package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Op;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ScriptModule;
import io.dunlin.wat.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our own scripts leave no instruction out. */
final class InstructionCoverageTests {
  private final Set<Op> seen = EnumSet.noneOf(Op.class);

  @Test
  void ownScriptsHaveEveryInstruction() throws IOException {
    for (Path script : Suite.OWN.scripts()) {
      ScriptParser parser = ScriptParser.of(Files.readAllBytes(script));
      for (Command command = parser.next(); command != null; command = parser.next()) {
        collect(command);
      }
    }

    assertEquals(Set.of(), EnumSet.complementOf(EnumSet.copyOf(seen)));
  }

  private void collect(Command command) {
    if (command instanceof Command.Instantiate definition) {
      collect(definition.module());
    } else if (command instanceof Command.Define definition) {
      collect(definition.module());
    } else if (command instanceof Command.StartThread thread) {
      thread.commands().forEach(this::collect);
    }
  }

  private void collect(ScriptModule module) {
    for (FunctionBody body :
        BinaryDecoder.decode(module.toBinary(Features.ALL), Features.ALL).bodies()) {
      InstructionReader reader = new InstructionReader(body.bytes(), body.start(), body.end());
      int declarations = reader.readU32();
      for (int i = 0; i < declarations; i++) {
        reader.readU32();
        reader.readValueType();
      }
      Instruction instruction = new Instruction();
      while (reader.hasRemaining()) {
        reader.next(instruction);
        seen.add(instruction.op());
      }
    }
  }
}
