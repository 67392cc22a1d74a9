package io.dunlin.wat.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.Wat;
import java.io.IOException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged modules end in an exception with an offset, or in a text that parses and prints as
 * itself.
 *
 * <p>{@code -Ddunlin.mutations=N} sets how many mutations are tried, {@code
 * -Ddunlin.mutations.seed=N} the seed.
 */
class PrinterRobustnessTests {
  private static final int MUTATIONS = Integer.getInteger("dunlin.mutations", 20_000);
  private static final long SEED = Long.getLong("dunlin.mutations.seed", 20_261_127L);

  private static final byte[] MODULE =
      Wat.toBinary(
          """
          (module $m (@custom "x" (after type) "\\00") (@custom "y" "")
            (type $f (func (param i32 i64) (result f32)))
            (rec (type $s (sub (struct (field $x (mut i8)) (field (ref null $a)))))
              (type $a (sub final $s (array (mut (ref $s))))))
            (import "m" "f" (func $i (type $f) (param $p i32) (param i64) (result f32)))
            (table $t i64 1 2 funcref (ref.null func)) (table funcref (elem $i))
            (memory $n i64 1 2 shared) (memory 1 (pagesize 1)) (tag $e (param i32))
            (global $g (mut f64) (f64.const -nan:0x1)) (export "f" (func $i)) (start $i)
            (elem $l (table $t) (offset i64.const 1) funcref (ref.func $i) (ref.null func))
            (data $d (memory $n) (i64.const 0x10) "x")
            (func $c (export "c") (type $f) (local $v v128) (local i32)
              block $b (result i32) (br_table $b 0 (i32.const 1) (i32.const -2)) end
              (if $q (i32.eqz) (then nop) (else (br $q)))
              (try (do (throw $e)) (catch $e rethrow 0) (catch_all)) try delegate 0
              try_table (catch $e 0) (catch_all_ref 0) end
              (call_indirect $t (type $f) (i32.const 1)) select (result i32)
              v128.const f32x4 1 0x1p-3 inf nan v128.load8_lane $n offset=1 align=1 3
              ref.cast (ref null $s) br_on_cast 0 anyref (ref $s) struct.get $s $x
              i32.load offset=4 memory.init $n $d table.copy f32.const 1.5e-3))
          """);

  @Test
  void mutationsArePrintedOrRefused() {
    int texts = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      byte[] mutated = MODULE.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(mutated.length);
        mutated[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : mutated[at] + 1);
      }
      texts += check(mutated, "mutation " + i + " with seed " + SEED);
    }
    assertTrue(texts > MUTATIONS / 10, texts + " texts");
  }

  private static int check(byte[] binary, String what) {
    String text;
    try {
      text = Wat.toText(binary);
    } catch (InvalidModuleException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= binary.length, () -> what + ": " + e);
      return 0;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what + " ends in " + e, e);
    }
    assertEquals(text, Wat.toText(Wat.toBinary(text)), what);
    return 1;
  }

  /** A module with one function without locals. */
  private static byte[] function(String code) {
    byte[] body = HexFormat.of().parseHex(code.replace(" ", ""));
    String sections =
        "0061736d 01000000 01 04 01 60 00 00 03 02 01 00 0a"
            + String.format("%02x 01 %02x 00", body.length + 3, body.length + 1);
    return HexFormat.of().parseHex((sections + HexFormat.of().formatHex(body)).replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "01, unexpected end of section or function, 24",
    "0b 01, section size mismatch: code behind the end, 24",
    "05 0b, END opcode expected: misplaced else, 23",
    "02 40 05 0b 0b, END opcode expected: misplaced else, 25",
    "04 40 05 05 0b 0b, END opcode expected: misplaced else, 26",
    "07 00 0b, END opcode expected: misplaced catch, 23",
    "02 40 19 0b 0b, END opcode expected: misplaced catch_all, 25",
    "06 40 19 19 0b 0b, END opcode expected: misplaced catch_all, 26",
    "18 00 0b, END opcode expected: misplaced delegate, 23",
    "06 40 19 18 00 0b, END opcode expected: misplaced delegate, 26",
    "27 0b, illegal opcode 27, 23",
  })
  void codeThatIsNoCodeHasNoText(String code, String reason, int offset) {
    InvalidModuleException e =
        assertThrows(InvalidModuleException.class, () -> Wat.toText(function(code)));
    assertEquals(reason, e.reason());
    assertEquals(offset, e.offset());
    assertEquals(0, e.functionIndex());
  }

  @Test
  void whatTheTargetThrowsComesThrough() {
    Appendable full =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public Appendable append(char character) throws IOException {
            throw new IOException("no space left");
          }
        };
    WasmModule module = BinaryDecoder.decode(MODULE, Features.ALL);
    IOException e = assertThrows(IOException.class, () -> Wat.print(module, full));
    assertEquals("no space left", e.getMessage());
  }

  @Test
  void textIsHandedOnInPieces() throws IOException {
    StringBuilder nops = new StringBuilder();
    int count = 100_000;
    WasmModule module = Wat.parse("(func " + "nop ".repeat(count) + ")");
    int[] longest = {0};
    Appendable target =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) {
            longest[0] = Math.max(longest[0], text.length());
            nops.append(text);
            return this;
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
          }

          @Override
          public Appendable append(char character) {
            return append(String.valueOf(character));
          }
        };
    Wat.print(module, target);
    assertTrue(longest[0] < 10_000, "a piece of " + longest[0]);
    assertEquals(count, nops.toString().lines().filter(each -> each.strip().equals("nop")).count());
  }
}
