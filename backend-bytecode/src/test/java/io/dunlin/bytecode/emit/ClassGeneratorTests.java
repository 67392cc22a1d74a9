package io.dunlin.bytecode.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.bytecode.runtime.StructShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClassGeneratorTests {
  private static final int HOTSPOT_LIMIT = 8000;

  private static final List<String> KEYS =
      List.of(
          "_",
          "i_i",
          "ilfdvr_",
          "_v",
          "_r",
          "v_vilfdr",
          "i".repeat(300) + "_",
          "v".repeat(200) + "_v");

  @Test
  void classesOfSignaturesAreSound() {
    for (String key : KEYS) {
      Signature signature = Signature.ofKey(key);
      assertEquals(key, signature.key());
      assertTrue(Compiling.checked(SignatureGenerator.code(signature)).length > 0);
      assertTrue(Compiling.checked(SignatureGenerator.hostCode(signature)).length > 0);
    }
  }

  @Test
  void classesOfStructuresAreSound() {
    for (String key :
        List.of("$x", "i$bd", "bsilfdvr$x", "ir$x_bv$y+1", "r".repeat(200) + "_l$-=")) {
      StructShape shape = StructShape.ofKey(key);
      assertTrue(Compiling.checked(StructGenerator.generate(shape)).length > 0);
    }
  }

  @Test
  void classesOfModulesAreSound() {
    ClassGenerator generator =
        Compiling.generator(
            """
            (module
              (import "m" "f" (func (param i32 f64) (result i64 externref)))
              (import "m" "g" (global (mut v128)))
              (type (struct (field i32)))
              (memory 1)
              (table 1 funcref)
              (global i32 (i32.const 1))
              (func (param i32) (result i32) local.get 0)
              (func (param i32) (result i32) local.get 0)
              (func (param i64) (result i32) i32.const 1 return_call 1))
            """,
            false);
    Compiling.checked(generator.instance());
    Compiling.checked(generator.imports(0));
    generator.group(0).forEach(Compiling::checked);
    Compiling.checked(generator.function(1));
    Compiling.checked(generator.function(3));
  }

  @Test
  void methodsOfLargeFunctionsAreSmallEnoughForHotSpot() {
    String arm =
        """
        (if (local.get 0)
          (then (loop $l (local.set 1 (i64.add (local.get 1) (i64.load (local.get 0))))
            (br_if $l (i64.eqz (local.get 1)))))
          (else (return (i64.const 1))))
        """;
    List<byte[]> classFiles =
        Compiling.group(
            "(module (memory 1) (func (param i32) (result i64) (local i64)"
                + arm.repeat(1000)
                + "local.get 1))",
            false);
    Map<String, Integer> sizes = Compiling.codeSizes(classFiles);
    assertTrue(sizes.size() > 1000 * 50 / HOTSPOT_LIMIT, sizes::toString);
    sizes.forEach((method, bytes) -> assertTrue(bytes <= HOTSPOT_LIMIT, method + ": " + bytes));
  }

  /** All of it is one statement, with an address on the stack. */
  @Test
  void methodsOfLongVectorExpressionsAreSmallEnoughForHotSpot() {
    String round =
        "(local.tee 1 (v128.xor (local.get 1) (i32x4.add (local.get 1) (local.get 2)))) drop ";
    List<byte[]> classFiles =
        Compiling.group(
            "(module (memory 1) (func (param i32 v128 v128) local.get 0 "
                + round.repeat(300)
                + "local.get 1 v128.store))",
            false);
    Map<String, Integer> sizes = Compiling.codeSizes(classFiles);
    assertTrue(sizes.size() > 1, sizes::toString);
    sizes.forEach((method, bytes) -> assertTrue(bytes <= HOTSPOT_LIMIT, method + ": " + bytes));
  }

  @Test
  void handlersInPartsAreNoneOfTheMethodAround() {
    String protectedCall =
        "(block $b (try_table (catch_all $b) (call 0 (i64.add (local.get 0) (local.get 1)))))";
    List<byte[]> classFiles =
        Compiling.group(
            "(module (func (param i64)) (func (param i64 i64)" + protectedCall.repeat(400) + "))",
            false);
    assertTrue(Compiling.codeSizes(classFiles).size() > 2);
  }

  @Test
  void methodsOfFunctionsInFramesAreSmallEnoughForHotSpot() {
    String statement =
        """
        (block $b (br_if $b (i64.eq (local.get 1) (i64.const 0x123456789abc)))
          (local.set 1 (i64.add (local.get 1) (call 0 (local.get 0)))))
        """;
    List<byte[]> classFiles =
        Compiling.group(
            "(module (tag $t) (func (param i32) (result i64) (local i64)"
                + "(block $caught (try_table (catch $t $caught)"
                + statement.repeat(1000)
                + ")) local.get 1))",
            false);
    Map<String, Integer> sizes = Compiling.codeSizes(classFiles);
    assertTrue(sizes.size() > 1000 * 30 / HOTSPOT_LIMIT, sizes::toString);
    sizes.forEach((method, bytes) -> assertTrue(bytes <= HOTSPOT_LIMIT, method + ": " + bytes));
  }

  @Test
  void equalModulesGiveEqualClasses() {
    String text = "(module (memory 1) (func (param i32) (result i32) (i32.load (local.get 0))))";
    assertArrayEquals(Compiling.functions(text, false), Compiling.functions(text, false));
  }
}
