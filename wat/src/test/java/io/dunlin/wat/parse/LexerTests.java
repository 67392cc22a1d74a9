package io.dunlin.wat.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTests {
  private static Lexer lexer(String text) {
    return new Lexer(Source.of(text));
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Lexer lexer = lexer(text);
    while (lexer.token() != Token.END) {
      tokens.add(lexer.token().name() + " " + lexer.text());
      lexer.advance();
    }
    return tokens;
  }

  private static WatSyntaxException fault(String text) {
    return assertThrows(WatSyntaxException.class, () -> tokens(text), text);
  }

  @Test
  void theKindsOfTokens() {
    assertEquals(
        List.of(
            "LEFT_PAREN (",
            "KEYWORD module",
            "IDENTIFIER $m",
            "STRING \"a b\"",
            "INTEGER -0x1_F",
            "FLOAT 1.5e-3",
            "RESERVED 0x",
            "RIGHT_PAREN )"),
        tokens("(module $m \"a b\" -0x1_F 1.5e-3 0x)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "+1", "-12_345", "0x0", "+0xAb_Cd", "0009"})
  void integers(String text) {
    assertEquals(List.of("INTEGER " + text), tokens(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.",
        "0.5",
        "1e5",
        "1E+5",
        "-1.5e-1_0",
        "0x1.",
        "0x1.8p1",
        "0x1P-3",
        "0x1.a_b",
        "inf",
        "-inf",
        "nan",
        "+nan:0x7f_ff",
        "nan:0x1"
      })
  void floats(String text) {
    assertEquals(List.of("FLOAT " + text), tokens(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_1",
        "1_",
        "1__2",
        "0x",
        "0x_1",
        "0xg",
        "1._5",
        "1.5_",
        "1e",
        "1e+",
        "0x1p",
        "0x1pa",
        "1f",
        "+",
        "-x",
        "+_1",
        ".5",
        "0$x",
        "$a\"b\"",
        "\"a\"\"b\"",
        "\"a\"1",
        "1\"a\"",
        "A",
        "a,b",
        ";x",
        "[",
        "@a",
        "+i32",
        "0x1.p+",
        "$\"a\"0",
        "$\"a\"$b"
      })
  void reservedTokens(String text) {
    assertEquals(List.of("RESERVED " + text), tokens(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"i32.const0", "nan:canonical", "info", "nano", "nan:0x", "offset=1", "a-b"})
  void keywords(String text) {
    assertEquals(List.of("KEYWORD " + text), tokens(text));
  }

  @Test
  void commentsAndUnknownAnnotationsAreNoTokens() {
    assertEquals(
        List.of("KEYWORD a", "KEYWORD b", "KEYWORD c", "KEYWORD d", "KEYWORD e"),
        tokens("a;;x (\nb(; (; ;) ;)c(@x \")\" (y (@) ;; )\n , ;] ) (; ) ;) )d;;\re"));
  }

  @Test
  void knownAnnotationsAreTokens() {
    assertEquals(
        List.of("ANNOTATION (@name", "STRING \"x\"", "RIGHT_PAREN )", "ANNOTATION (@\"custom\""),
        tokens("(@name \"x\") (@\"custom\""));
    assertTrue(lexer("(@\"cust\\6fm\"").isAnnotation(Annotations.CUSTOM));
    assertFalse(lexer("(@name").isAnnotation(Annotations.CUSTOM));
  }

  @Test
  void identifiersPlainAndQuoted() {
    assertEquals("a.b", lexer("$a.b").identifier().toString());
    assertEquals("a b\tA\u00e4", lexer("$\"a b\\t\\41\\u{e4}\"").identifier().toString());
  }

  @Test
  void stringsHoldBytes() {
    ByteWriter out = new ByteWriter();
    Lexer lexer = lexer("\"a\\00\\ff\\t\\n\\r\\\"\\'\\\\\\u{1F_600}\" x");
    lexer.readString(out);
    byte[] expected = "a\0?\t\n\r\"'\\\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);
    expected[2] = (byte) 0xFF;
    assertArrayEquals(expected, out.toByteArray());
    assertTrue(lexer.isKeyword("x"));
  }

  @Test
  void theCursorSeesOneTokenAhead() {
    Lexer lexer = lexer("(func $f)");
    assertTrue(lexer.isForm("func"));
    assertFalse(lexer.isForm("fun"));
    assertEquals(Token.LEFT_PAREN, lexer.token());
    assertTrue(lexer.acceptForm("func"));
    assertEquals(Token.IDENTIFIER, lexer.token());
    lexer.moveTo(0);
    assertEquals(Token.LEFT_PAREN, lexer.token());
  }

  @Test
  void formsAreSkippedWhole() {
    Lexer lexer = lexer("(a (b \")\" (; ) ;) ;; )\n c) (@x ) ) d");
    lexer.skipForm();
    assertTrue(lexer.isKeyword("d"));
  }

  @ParameterizedTest
  @CsvSource({
    "(;, unclosed comment",
    "(; (; ;), unclosed comment",
    "(;), unclosed comment",
    "$, empty identifier",
    "$ x, empty identifier",
    "$(, empty identifier",
    "'$\"\"', empty identifier",
    "'$\"x', empty identifier",
    "(@, empty annotation id",
    "(@ a), empty annotation id",
    "'(@\"\")', empty annotation id",
    "'(@\"a', empty annotation id",
    "(@a, unclosed annotation",
    "(@a (), unclosed annotation",
    "'(@a \"', unclosed string",
    "'\"', unclosed string",
    "'\"\\', illegal escape",
    "'\"\\x\"', illegal escape",
    "'\"\\0\"', illegal escape",
    "'\"\\u{}\"', illegal escape",
    "'\"\\u{d800}\"', illegal escape",
    "'\"\\u{110000}\"', illegal escape",
    "'\"\\u{fffffffff}\"', illegal escape",
    "'\"\\u{1__0}\"', illegal escape",
    "'\"\\u{1', illegal escape",
    "\u00e4, illegal character",
    "a\u00e4, illegal character",
    "(@a \u00e4), illegal character",
  })
  void faultsOfTokens(String text, String reason) {
    assertTrue(fault(text).reason().startsWith(reason), fault(text).getMessage());
  }

  @Test
  void controlCharactersAreRefused() {
    assertTrue(fault("\"a\u0007\"").reason().startsWith("illegal control character"));
    assertTrue(fault("\"a\n\"").reason().startsWith("unclosed string"));
    assertTrue(fault("$\"a\tb\"").reason().startsWith("empty identifier"));
    assertTrue(fault("\u0001").reason().startsWith("illegal character"));
    assertTrue(fault("(@\"\n\")").reason().startsWith("empty annotation id"));
  }

  @Test
  void onlyUtf8IsText() {
    byte[][] malformed = {
      {(byte) 0x80},
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
      {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
      {(byte) 0xE2, (byte) 0x82},
      {(byte) 0xE2, (byte) 0x28, (byte) 0xA1},
    };
    for (byte[] each : malformed) {
      WatSyntaxException e = assertThrows(WatSyntaxException.class, () -> Source.of(each));
      assertEquals("malformed UTF-8 encoding", e.reason());
    }
    assertEquals(3, fault(" a\uD800").column());
    assertTrue(
        assertThrows(WatSyntaxException.class, () -> lexer("\"\\ef\"").readName())
            .reason()
            .startsWith("malformed UTF-8"));
    assertTrue(
        assertThrows(WatSyntaxException.class, () -> lexer("$\"\\ef\"").identifier())
            .reason()
            .startsWith("malformed UTF-8"));
  }

  @Test
  void faultsHaveLineColumnAndText() {
    WatSyntaxException e = fault("(a)\r\n;; \u00e4\r  \"\u00e4\uD83D\uDE00\"   \u00f6x\n");
    assertEquals(3, e.line());
    assertEquals(10, e.column());
    assertEquals("\u00f6", e.text());
    assertEquals("illegal character (at line 3, column 10: '\u00f6')", e.getMessage());
  }

  @Test
  void unexpectedTokensSayWhatIsExpected() {
    Lexer lexer = lexer("func fun 0x 1");
    assertEquals("unexpected token, expected a string", lexer.unexpected("a string").reason());
    lexer.advance();
    assertEquals("unknown operator fun", lexer.unexpected("a string").reason());
    lexer.advance();
    assertEquals("unknown operator 0x", lexer.unexpected("a string").reason());
    lexer.advance();
    WatSyntaxException e =
        assertThrows(WatSyntaxException.class, () -> lexer.expect(Token.LEFT_PAREN));
    assertEquals("unexpected token, expected ( (at line 1, column 13: '1')", e.getMessage());
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    WatSyntaxException e = fault("(@a " + "x".repeat(100));
    assertEquals("(@a", e.text());
    String umlauts = "\"x" + "\u00e4".repeat(50) + "\"";
    assertEquals("\"x" + "\u00e4".repeat(19) + "...", lexer(umlauts).error("?").text());
  }
}
