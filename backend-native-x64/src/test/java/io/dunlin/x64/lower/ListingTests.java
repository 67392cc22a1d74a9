package io.dunlin.x64.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeLinker;
import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeObjectHeader;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.spi.code.CodeLine;
import io.dunlin.x64.emit.Listing;
import io.dunlin.x64.encode.LlvmMc;
import io.dunlin.x64.inst.X64Features;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Code of all operations, linked and disassembled. */
final class ListingTests {
  private static final CodeObjectHeader HEADER =
      new CodeObjectHeader("1", "x86_64", 0, MemoryModel.GUARDED, 0);

  private final CodeObject object = compile();

  private static CodeObject compile() {
    CodeLinker linker = new CodeLinker();
    int index = 0;
    for (IrFunction function : EveryOperationTests.functions()) {
      linker.add(CodeKind.FUNCTION, index++, Compiling.compile(function, X64Features.all()));
    }
    return linker.link(HEADER);
  }

  @Test
  void linesAreAllOfTheCode() {
    byte[] code = new byte[object.size()];
    object.code().get(code);
    for (int range = 0; range < object.ranges().size(); range++) {
      ByteArrayOutputStream shown = new ByteArrayOutputStream();
      for (CodeLine line : Listing.of(object, range)) {
        assertEquals(shown.size(), line.offset());
        shown.writeBytes(line.bytes());
      }
      int start = object.ranges().starts()[range];
      int end = object.ranges().ends()[range];
      assertArrayEquals(Arrays.copyOfRange(code, start, end), shown.toByteArray());
    }
  }

  @Test
  void everyInstructionIsOneToAnotherDisassembler() {
    assumeTrue(LlvmMc.isThere(), "llvm-mc is not installed");
    Map<String, String> instructions = new TreeMap<>();
    for (int range = 0; range < object.ranges().size(); range++) {
      for (CodeLine line : Listing.of(object, range)) {
        if (!line.text().startsWith(".byte")) {
          instructions.put(HexFormat.of().formatHex(line.bytes()), line.text());
        }
      }
    }
    List<byte[]> bytes = new ArrayList<>();
    instructions.keySet().forEach(each -> bytes.add(HexFormat.of().parseHex(each)));
    List<String> theirs = LlvmMc.disassemble(bytes);
    Set<String> wrong = new TreeSet<>();
    int i = 0;
    for (String ours : instructions.values()) {
      String other = theirs.get(i++);
      if (!mnemonic(ours).equals(mnemonic(other))) {
        wrong.add(ours + " is " + other);
      }
    }
    assertTrue(instructions.size() > 400, () -> instructions.size() + " instructions");
    assertEquals(Set.of(), wrong);
  }

  /** The name of an instruction without the condition that some have as a part of it. */
  private static String mnemonic(String text) {
    return text.replaceFirst("^lock ", "")
        .replaceFirst(" .*", "")
        .replaceFirst("^(v?cmp)[a-z_]+([sp][sd])$", "$1$2");
  }
}
