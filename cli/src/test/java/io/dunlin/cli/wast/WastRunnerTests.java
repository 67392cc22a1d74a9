package io.dunlin.cli.wast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.wasm.Features;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WastRunnerTests {
  private static final String MODULE =
      """
      (module $M
        (tag $e)
        (global (export "g") i32 (i32.const 7))
        (func (export "id") (param i32) (result i32) (local.get 0))
        (func (export "nan") (result f32) (f32.const nan:0x200000))
        (func (export "trap") unreachable)
        (func $recurse (export "recurse") (call $recurse))
        (func (export "throw") (throw $e)))
      """;

  private final WastRunner runner =
      new WastRunner(
          Engine.create(Config.builder().backend("interpreter").features(Features.ALL).build()));

  private WastReport run(String script) {
    return runner.run(script.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(assert_return (invoke \"id\" (i32.const -1)) (i32.const 0xffffffff))",
        "(assert_return (invoke $M \"id\" (i32.const 1)) (either (i32.const 0) (i32.const 1)))",
        "(assert_return (get \"g\") (i32.const 7))",
        "(assert_return (invoke \"nan\") (f32.const nan:0x200000))",
        "(assert_trap (invoke \"trap\") \"unreach\")",
        "(assert_exhaustion (invoke \"recurse\") \"call stack exhausted\")",
        "(assert_exception (invoke \"throw\"))",
        "(assert_invalid (module (func (result i32))) \"type mismatch\")",
        "(assert_malformed (module binary \"\\00asm\") \"unexpected end\")",
        "(assert_malformed (module quote \"(funk)\") \"unknown operator\")",
        "(assert_unlinkable (module (import \"M\" \"f\" (func))) \"unknown import\")",
        "(assert_trap (module (func $f unreachable) (start $f)) \"unreachable\")",
      })
  void assertionsThatHoldPass(String assertion) {
    assertEquals(new WastReport(1, List.of()), run(MODULE + assertion));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(assert_return (invoke \"id\" (i32.const 1)))",
        "(assert_return (invoke \"id\" (i32.const 1)) (i64.const 1))",
        "(assert_return (invoke \"id\" (i64.const 1)) (i32.const 1))",
        "(assert_return (invoke \"none\"))",
        "(assert_return (invoke $N \"id\"))",
        "(assert_return (invoke \"nan\") (f32.const nan:canonical))",
        "(assert_return (invoke \"trap\"))",
        "(assert_trap (invoke \"id\" (i32.const 1)) \"unreachable\")",
        "(assert_trap (invoke \"trap\") \"integer overflow\")",
        "(assert_trap (invoke \"throw\") \"\")",
        "(assert_exhaustion (invoke \"trap\") \"unreachable\")",
        "(assert_exception (invoke \"trap\"))",
        "(assert_invalid (module) \"type mismatch\")",
        "(assert_invalid (module (func (result i32))) \"unknown type\")",
        "(assert_invalid (module quote \"(funk)\") \"unknown operator\")",
        "(assert_malformed (module (func (result i32))) \"type mismatch\")",
        "(assert_unlinkable (module) \"unknown import\")",
        "(assert_trap (module) \"unreachable\")",
      })
  void assertionsThatDoNotHoldFail(String assertion) {
    WastReport report = run(MODULE + assertion);

    assertEquals(0, report.passed());
    assertEquals(1, report.failures().size());
    assertEquals(9, report.failures().get(0).line());
  }

  @Test
  void whatIsMeantForAFailedModuleDoesNotReachTheOneBefore() {
    WastReport report = run(MODULE + "(module (func (result i32)))\n(invoke \"trap\")");

    assertEquals(2, report.failures().size());
    assertEquals("there is no instance", report.failures().get(1).reason());
  }

  @Test
  void aFaultOfTheScriptEndsIt() {
    WastReport report = run(MODULE + "(invoke \"id\" (i32.const 1))\n)\n(invoke \"trap\")");

    assertEquals(1, report.failures().size());
    assertEquals(10, report.failures().get(0).line());
  }

  @Test
  void instancesAreLinkedByRegisteredNames() {
    WastReport report =
        run(
            MODULE
                + """
                (register "lib" $M)
                (module (import "lib" "id" (func $id (param i32) (result i32)))
                        (import "spectest" "print_i32" (func $print (param i32)))
                  (func (export "call") (result i32) (call $print (i32.const 1)) (call $id (i32.const 5))))
                (assert_return (invoke "call") (i32.const 5))
                """);

    assertEquals(new WastReport(1, List.of()), report);
  }

  @Test
  void instancesOfOneDefinitionAreDifferent() {
    WastReport report =
        run(
            """
            (module definition $M
              (global $g (export "g") (mut i32) (i32.const 0))
              (func (export "inc") (global.set $g (i32.add (global.get $g) (i32.const 1)))))
            (module instance $A $M)
            (module instance $B $M)
            (invoke $A "inc")
            (assert_return (get $A "g") (i32.const 1))
            (assert_return (get $B "g") (i32.const 0))
            """);

    assertEquals(new WastReport(2, List.of()), report);
  }

  @Test
  void externalReferencesKeepTheirIdentity() {
    WastReport report =
        run(
            """
            (module
              (func (export "id") (param externref) (result externref) (local.get 0))
              (func $f (export "f") (result funcref) (ref.func $f)))
            (assert_return (invoke "id" (ref.extern 1)) (ref.extern 1))
            (assert_return (invoke "id" (ref.extern 1)) (ref.extern))
            (assert_return (invoke "id" (ref.null extern)) (ref.null))
            (assert_return (invoke "f") (ref.func))
            (assert_return (invoke "id" (ref.extern 1)) (ref.extern 2))
            (assert_return (invoke "f") (ref.null func))
            """);

    assertEquals(4, report.passed());
    assertEquals(List.of(8, 9), report.failures().stream().map(WastReport.Failure::line).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "func,   (ref.func)",
    "struct, (ref.struct) (ref.eq) (ref.any)",
    "array,  (ref.array) (ref.eq) (ref.any)",
    "i31,    (ref.i31) (ref.eq) (ref.any)",
    "host,   (ref.host 1) (ref.any)",
    "extern, (ref.extern 1) (ref.extern)",
    "outer,  (ref.extern)",
    "null,   (ref.null) (ref.null none)",
  })
  void referencesMatchTheirTypesAndNoOthers(String function, String matching) {
    String module =
        """
        (module
          (type $s (struct))
          (type $a (array i32))
          (global $extern (mut externref) (ref.null extern))
          (func $f (export "func") (result (ref func)) (ref.func $f))
          (func (export "struct") (result anyref) (struct.new $s))
          (func (export "array") (result anyref) (array.new_default $a (i32.const 0)))
          (func (export "i31") (result anyref) (ref.i31 (i32.const 1)))
          (func (export "set") (param externref) (global.set $extern (local.get 0)))
          (func (export "host") (result anyref) (any.convert_extern (global.get $extern)))
          (func (export "extern") (result externref) (global.get $extern))
          (func (export "outer") (result externref) (extern.convert_any (struct.new $s)))
          (func (export "null") (result anyref) (ref.null none)))
        (invoke "set" (ref.extern 1))
        """;
    for (String pattern :
        List.of(
            "(ref.func)",
            "(ref.struct)",
            "(ref.array)",
            "(ref.i31)",
            "(ref.eq)",
            "(ref.any)",
            "(ref.exn)",
            "(ref.extern)",
            "(ref.extern 1)",
            "(ref.extern 2)",
            "(ref.host 1)",
            "(ref.host 2)",
            "(ref.null)",
            "(ref.null none)")) {
      WastReport report =
          run(module + "(assert_return (invoke \"" + function + "\") " + pattern + ")");
      assertEquals(matching.contains(pattern), report.failures().isEmpty(), pattern);
    }
  }

  @Test
  void threadsShareMemories() {
    WastReport report =
        run(
            """
            (module $Mem (memory (export "memory") 1 1 shared))
            (thread $T (shared (module $Mem))
              (register "mem" $Mem)
              (module (import "mem" "memory" (memory 1 1 shared))
                (func (export "signal")
                  (i32.atomic.store (i32.const 0) (i32.const 42))
                  (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))))
              (assert_return (invoke "signal")))
            (register "mem" $Mem)
            (module (import "mem" "memory" (memory 1 1 shared))
              (func (export "await") (result i32)
                (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
                (i32.atomic.load (i32.const 0))))
            (assert_return (invoke "await") (i32.const 42))
            (wait $T)
            """);

    assertEquals(new WastReport(2, List.of()), report);
  }

  @Test
  void threadsThatNobodyAwaitsAreReported() {
    WastReport report = run("(thread $T\n (invoke \"nothing\"))");

    assertEquals(1, report.failures().size());
    assertEquals(2, report.failures().get(0).line());
    assertTrue(run("(wait $T)").failures().get(0).reason().contains("no thread $T"));
  }
}
