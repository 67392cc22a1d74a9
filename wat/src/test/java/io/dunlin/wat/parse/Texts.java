package io.dunlin.wat.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.Wat;
import java.util.Arrays;
import java.util.HexFormat;

/** What tests of the parser say about texts. */
final class Texts {
  private Texts() {}

  /** Texts of the same module. */
  static void assertSame(String expected, String text) {
    assertArrayEquals(Wat.toBinary(expected), Wat.toBinary(text), text);
  }

  /** Instructions that are the same code, in functions with the same surroundings. */
  static void assertSameCode(String surroundings, String expected, String code) {
    assertSame(
        surroundings + "(func $f " + expected + ")", surroundings + "(func $f " + code + ")");
  }

  /** The code of the last function, final {@code end} and declarations of locals included. */
  static String code(String module) {
    WasmModule decoded = Wat.parse(module);
    FunctionBody body = decoded.bodies().get(decoded.bodies().size() - 1);
    return HexFormat.ofDelimiter(" ")
        .formatHex(Arrays.copyOfRange(body.bytes(), body.start(), body.end()));
  }

  /** The fault of a text. */
  static WatSyntaxException fault(String text) {
    return assertThrows(WatSyntaxException.class, () -> Wat.toBinary(text), text);
  }

  /** A text with one fault, between brackets, which are not part of it. */
  static void assertFault(String reason, String marked) {
    int start = marked.indexOf('\u00AB');
    String text = marked.replace("\u00AB", "").replace("\u00BB", "");
    WatSyntaxException fault = fault(text);
    assertEquals(reason, fault.reason(), marked);
    assertEquals(start, fault.offset(), () -> marked + ": " + fault.getMessage());
    assertEquals(
        marked.substring(start + 1, marked.indexOf('\u00BB')), fault.text(), fault.getMessage());
  }
}
