package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.junit.jupiter.api.Test;

/**
 * Where a local is known not to be null. Functions have a local {@code $x} that can be null, and
 * drop it: where its type then has no null, it is known.
 */
final class NonNullLocalsTests {
  private static final String FIELDS =
      """
      (type $t (sub (struct (field $f (mut (ref null $t))))))
      (type $u (sub $t (struct (field (mut (ref null $t))) (field i32))))
      (type $a (array (mut i32)))
      (tag $e)
      (func $call)
      """;

  private static final char KNOWN = '1';
  private static final char UNKNOWN = '0';

  private static FunctionForm form(String parameter, String body) {
    String text =
        "(module "
            + FIELDS
            + "(func (param $x "
            + parameter
            + ") (param $i i32) (local $y (ref null $t))"
            + body
            + "))";
    return Forms.ofLastFunction(text);
  }

  /** For each local that is dropped, whether it is known not to be null. */
  private static String dropped(String parameter, String body) {
    FunctionForm form = form(parameter, body);
    StringBuilder known = new StringBuilder();
    for (int at = 0; at + 1 < form.size(); at++) {
      if (form.op(at + 1) == Op.DROP) {
        known.append(TypeCodes.isNullable(form.pushes(at)[0]) ? UNKNOWN : KNOWN);
      }
    }
    return known.toString();
  }

  private static String dropped(String body) {
    return dropped("(ref null $t)", body);
  }

  @Test
  void nothingIsKnownOfParametersAndNewLocals() {
    assertEquals("00", dropped("(drop (local.get $x)) (drop (local.get $y))"));
  }

  @Test
  void accessTrapsOnNull() {
    assertEquals(
        "1", dropped("(struct.set $t $f (local.get $x) (ref.null $t)) (drop (local.get $x))"));
    assertEquals(
        "01",
        dropped("(local.get $x) (drop (local.tee $y (struct.get $t $f))) (drop (local.get $x))"));
    assertEquals(
        "1", dropped("(local.set $y (ref.as_non_null (local.get $x))) (drop (local.get $x))"));
    assertEquals(
        "1", dropped("(local.set $y (ref.cast (ref $u) (local.get $x))) (drop (local.get $x))"));
    assertEquals(
        "1",
        dropped(
            "(ref null $a)", "(local.set $i (array.len (local.get $x))) (drop (local.get $x))"));
    assertEquals(
        "1", dropped("i31ref", "(local.set $i (i31.get_u (local.get $x))) (drop (local.get $x))"));
  }

  @Test
  void assignmentDecides() {
    assertEquals("1", dropped("(drop (local.tee $x (struct.new_default $t)))"));
    assertEquals(
        "10",
        dropped(
            """
            (local.set $x (struct.new_default $t)) (drop (local.get $x))
            (local.set $x (ref.null $t)) (drop (local.get $x))
            """));
    assertEquals(
        "1",
        dropped(
            """
            (local.set $x (struct.new_default $t)) (local.set $y (local.get $x))
            (drop (local.get $y))
            """));
  }

  /** The reference that is tested, or accessed, is the value that the local had before. */
  @Test
  void operandsSayNothingOfLaterValues() {
    assertEquals(
        "0",
        dropped(
            """
            (local.get $x) (local.set $x (local.get $y)) (local.set $y (struct.get $t $f))
            (drop (local.get $x))
            """));
    assertEquals(
        "0",
        dropped(
            """
            (ref.is_null (local.get $x)) (local.set $x (local.get $y))
            (if (then) (else (drop (local.get $x))))
            """));
  }

  @Test
  void testsAreHeeded() {
    assertEquals(
        "010",
        dropped(
            """
            (if (ref.is_null (local.get $x))
              (then (drop (local.get $x))) (else (drop (local.get $x))))
            (drop (local.get $x))
            """));
    assertEquals(
        "10",
        dropped(
            """
            (if (i32.eqz (ref.is_null (local.get $x)))
              (then (drop (local.get $x))) (else (drop (local.get $x))))
            """));
    assertEquals(
        "10",
        dropped(
            """
            (if (ref.test (ref $u) (local.get $x))
              (then (drop (local.get $x))) (else (drop (local.get $x))))
            """));
    assertEquals(
        "10",
        dropped(
            """
            (block $l
              (br_if $l (ref.is_null (local.get $x)))
              (drop (local.get $x)))
            (drop (local.get $x))
            """));
    assertEquals(
        "1", dropped("(if (ref.is_null (local.get $x)) (then (return))) (drop (local.get $x))"));
  }

  @Test
  void branchesOnReferencesAreTests() {
    assertEquals(
        "10",
        dropped(
            """
            (block $l
              (local.set $y (br_on_null $l (local.get $x)))
              (drop (local.get $x)))
            (drop (local.get $x))
            """));
    assertEquals(
        "01",
        dropped(
            """
            (local.set $y
              (block $l (result (ref $t))
                (br_on_non_null $l (local.get $x))
                (drop (local.get $x))
                (return)))
            (drop (local.get $x))
            """));
    assertEquals(
        "01",
        dropped(
            """
            (local.set $y
              (block $l (result (ref $u))
                (local.set $y (br_on_cast $l (ref null $t) (ref $u) (local.get $x)))
                (drop (local.get $x))
                (return)))
            (drop (local.get $x))
            """));
    assertEquals(
        "10",
        dropped(
            """
            (local.set $y
              (block $l (result (ref null $t))
                (local.set $y (br_on_cast_fail $l (ref null $t) (ref $u) (local.get $x)))
                (drop (local.get $x))
                (ref.null $t)))
            (drop (local.get $x))
            """));
  }

  @Test
  void allWaysToALabelCount() {
    String function =
        """
        (block $l
          (br_if $l (local.get $i))
          (local.set $x (struct.new_default $t)))
        (drop (local.get $x))
        """;
    assertEquals("0", dropped(function));
    assertEquals("1", dropped("(local.set $x (struct.new_default $t))" + function));
    assertEquals(
        "1",
        dropped(
            """
            (if (local.get $i)
              (then (local.set $x (struct.new_default $t)))
              (else (local.set $x (struct.new_default $u))))
            (drop (local.get $x))
            """));
    assertEquals(
        "0",
        dropped(
            """
            (if (local.get $i) (then (local.set $x (struct.new_default $t))))
            (drop (local.get $x))
            """));
  }

  @Test
  void loopsForgetWhatTheyAssign() {
    assertEquals(
        "01",
        dropped(
            """
            (local.set $x (struct.new_default $t))
            (local.set $y (struct.new_default $t))
            (loop $l
              (drop (local.get $x))
              (drop (local.get $y))
              (loop (local.set $x (ref.null $t)))
              (br_if $l (local.get $i)))
            """));
  }

  @Test
  void handlersForgetWhatIsAssignedInFrontOfTheException() {
    assertEquals(
        "01",
        dropped(
            """
            (local.set $x (struct.new_default $t))
            (local.set $y (struct.new_default $t))
            (block $h
              (try_table (catch_all $h)
                (local.set $x (ref.null $t))
                (call $call)
                (local.set $x (struct.new_default $t)))
              (return))
            (drop (local.get $x))
            (drop (local.get $y))
            """));
    assertEquals(
        "01",
        dropped(
            """
            (local.set $x (struct.new_default $t))
            (local.set $y (struct.new_default $t))
            (try
              (do (local.set $x (ref.null $t)) (call $call))
              (catch_all (drop (local.get $x)) (drop (local.get $y))))
            """));
  }
}
