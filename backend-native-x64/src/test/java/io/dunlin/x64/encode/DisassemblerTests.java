package io.dunlin.x64.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Forms;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DisassemblerTests {

  @Test
  void readsWhatTheEncoderWrites() {
    Encoder encoder = new Encoder();
    Set<String> wrong = new TreeSet<>();
    for (Form form : Forms.all()) {
      for (Instruction instruction : Samples.of(form)) {
        encoder.encode(instruction);
        Disassembler disassembler = new Disassembler(encoder.bytes(), 0, encoder.length());
        String found = String.valueOf(disassembler.next());
        if (!found.equals(instruction.toString())) {
          wrong.add(instruction + " is read as " + found);
        }
        assertFalse(disassembler.hasNext(), instruction::toString);
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void skipsByteOfWhatItDoesNotKnow() {
    byte[] code = HexFormat.of().parseHex("06C3");
    Disassembler disassembler = new Disassembler(code, 0, code.length);
    assertNull(disassembler.next());
    Instruction next = disassembler.next();
    assertNotNull(next);
    assertEquals("ret", next.toString());
  }

  @Test
  void comesToTheEndOfAnyBytes() {
    byte[] code = new byte[100_000];
    new Random(1).nextBytes(code);
    Disassembler disassembler = new Disassembler(code, 0, code.length);
    while (disassembler.hasNext()) {
      disassembler.next();
    }
    assertEquals(code.length, disassembler.position());
  }
}
