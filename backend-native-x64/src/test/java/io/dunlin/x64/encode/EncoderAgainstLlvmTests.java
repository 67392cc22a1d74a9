package io.dunlin.x64.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Forms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every row gives the bytes that LLVM's assembler gives. */
final class EncoderAgainstLlvmTests {
  private static final int LEAST_INSTRUCTIONS = 50_000;

  /** One in so many has, at the most, several encodings. */
  private static final int MOST_SHARE_OF_CHOICES = 40;

  private final Encoder encoder = new Encoder();

  @BeforeEach
  void needsLlvm() {
    assumeTrue(LlvmMc.isThere(), "llvm-mc is not installed");
  }

  @Test
  void bytesAreThoseOfTheAssembler() {
    List<Instruction> instructions = new ArrayList<>();
    for (Form form : Forms.all()) {
      if (!form.encoding().isRelative()) {
        Samples.of(form).stream().filter(each -> !isMisread(each)).forEach(instructions::add);
      }
    }
    assertTrue(instructions.size() > LEAST_INSTRUCTIONS, () -> instructions.size() + " samples");
    List<byte[]> expected =
        LlvmMc.assemble(instructions.stream().map(Instruction::toString).toList());
    assertSame(instructions, expected);
  }

  /** LLVM 14 reads a jump through a constant address as one to it. */
  private static boolean isMisread(Instruction instruction) {
    Address address = instruction.address();
    return address != null
        && address.base() == Address.NONE
        && address.index() == Address.NONE
        && Set.of("jmp", "call").contains(instruction.form().mnemonic());
  }

  /**
   * Where there are several encodings, the assembler chooses one, such as that with the registers
   * in the other order or without ModRM; ours must then mean the same to its disassembler.
   */
  private void assertSame(List<Instruction> instructions, List<byte[]> expected) {
    List<byte[]> ours = new ArrayList<>();
    List<byte[]> theirs = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      byte[] encoded = encode(instructions.get(i));
      if (!Arrays.equals(encoded, expected.get(i))) {
        ours.add(encoded);
        theirs.add(expected.get(i));
      }
    }
    assertTrue(
        ours.size() * MOST_SHARE_OF_CHOICES < instructions.size(),
        () -> ours.size() + " of " + instructions.size() + " differ");
    List<String> oursAsText = LlvmMc.disassemble(ours);
    List<String> theirsAsText = LlvmMc.disassemble(theirs);
    Set<String> wrong = new TreeSet<>();
    for (int i = 0; i < ours.size(); i++) {
      if (!oursAsText.get(i).equals(theirsAsText.get(i))
          || ours.get(i).length < theirs.get(i).length) {
        wrong.add(
            theirsAsText.get(i)
                + ": "
                + HexFormat.of().formatHex(theirs.get(i))
                + ", not "
                + HexFormat.of().formatHex(ours.get(i)));
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void distancesAreWhatTheDisassemblerReads() {
    List<Instruction> jumps = new ArrayList<>();
    for (Form form : Forms.all()) {
      if (form.encoding().isRelative()) {
        jumps.addAll(Samples.of(form));
      }
    }
    List<String> texts = LlvmMc.disassemble(jumps.stream().map(this::encode).toList());
    assertEquals(jumps.stream().map(Instruction::toString).toList(), texts);
  }

  private byte[] encode(Instruction instruction) {
    encoder.encode(instruction);
    return Arrays.copyOf(encoder.bytes(), encoder.length());
  }
}
