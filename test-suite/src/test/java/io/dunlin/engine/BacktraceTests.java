package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.WasmFrame;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a trap happened, and how the program came there: the same on all backends. */
final class BacktraceTests {
  /** Each of these functions ends in its own way. */
  private static final List<String> CASES =
      List.of(
          "unreachable",
          "(drop (i32.load offset=2 (i32.const 65532)))",
          "(local.set 0 (i32.const -1)) (i64.store8 (local.get 0) (i64.const 1))",
          "(drop (i32.load $large (i64.const 0x100000000)))",
          "(v128.store (i32.const 65530) (v128.const i64x2 1 2))",
          "(drop (i32.atomic.rmw.add (i32.const 2) (i32.const 1)))",
          "(drop (memory.atomic.wait32 (i32.const 4) (i32.const 1) (i64.const 0)))",
          "(memory.copy (i32.const 1) (i32.const 65000) (i32.const 1000))",
          "(memory.fill (i32.const 65530) (i32.const 5) (i32.const 16))",
          "(memory.init $data (i32.const 0) (i32.const 0) (i32.const 9))",
          "(drop (i32.div_s (i32.const 1) (local.get 0)))",
          "(drop (i64.div_s (i64.const 0x8000000000000000) (i64.const -1)))",
          "(drop (i32.rem_u (i32.const 1) (local.get 0)))",
          "(drop (i32.trunc_f32_s (f32.const nan)))",
          "(drop (i64.trunc_f64_u (f64.const -5)))",
          "(call_indirect $few (local.get 0))",
          "(call_indirect $few (i32.const 7))",
          "(call_indirect $few (i32.const 1))",
          "(return_call_indirect $few (i32.const 1))",
          "(call_ref $plain (ref.null $plain))",
          "(drop (table.get $few (i32.const 3)))",
          "(table.set $few (i32.const 3) (ref.null func))",
          "(table.copy $few $few (i32.const 1) (i32.const 0) (i32.const 3))",
          "(drop (struct.get $point 0 (ref.null $point)))",
          "(drop (ref.as_non_null (ref.null any)))",
          "(drop (array.get_u $bytes (array.new_default $bytes (i32.const 3)) (i32.const 3)))",
          "(drop (array.new_default $bytes (i32.const -1)))",
          "(drop (array.new_data $bytes $data (i32.const 2) (i32.const 8)))",
          "(drop (ref.cast (ref $point) (ref.i31 (i32.const 1))))",
          "(throw $thrown (i32.const 1))",
          "(throw_ref (ref.null exn))",
          "(block (try_table (catch $other 0) (call $throwing)))",
          "(block (try_table (catch $other 0) (call $unfit)))",
          "(block (try_table (catch $other 0) (throw $thrown (i32.const 1))))",
          "(block (try_table (catch $other 0)"
              + " (try_table (catch $other 1) (throw $thrown (i32.const 1)))))",
          "(block (result exnref) (try_table (result exnref) (catch_all_ref 0)"
              + " (call $throwing) (ref.null exn))) (throw_ref)",
          "(block (try_table (catch $other 0) (block (result exnref)"
              + " (try_table (result exnref) (catch_all_ref 0) (call $unfit) (ref.null exn)))"
              + " (throw_ref)))",
          "(block (try_table (catch $other 0) (call $host (i32.const 29))))",
          "(block (try_table (catch_all 0) (call $unreachable)))",
          "(loop (br_if 0 (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1)))"
              + " (i32.const 100))) (call $unreachable))",
          "(call $host (i32.const -1))",
          "(call $again)",
          "(return_call $again)",
          "(return_call $unreachable)");

  private static String module() {
    StringBuilder text =
        new StringBuilder(
            """
            (module $guest
              (type $plain (func))
              (type $point (struct (field i32)))
              (type $bytes (array (mut i8)))
              (import "host" "call" (func $host (param i32)))
              (import "host" "again" (func $again))
              (memory 1 1)
              (memory $large i64 1 1)
              (data $data "12345678")
              (tag $thrown (param i32))
              (tag $other)
              (table $few 3 funcref)
              (elem (table $few) (i32.const 1) func $host)
              (func $unreachable (unreachable))
              (func $throwing (throw $thrown (i32.const 1)))
              (func $unfit
                (block (try_table (catch $other 0) (nop) (call $throwing) (nop))))
              (func $inner (export "inner") (param i32)
                (call_indirect $cases (local.get 0)))
              (func $middle (param i32) (result i32)
                (call $host (local.get 0))
                (i32.const 1))
              (func $outer (export "outer") (param i32)
                (drop (call $middle (i32.mul (local.get 0) (i32.const 1)))))
            """);
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < CASES.size(); i++) {
      text.append("(func $case").append(i).append(" (local i32) ").append(CASES.get(i)).append(")");
      names.append(" $case").append(i);
    }
    return text.append("(table $cases funcref (elem").append(names).append(")))").toString();
  }

  /** What became of a case: why it ended, and where. */
  private record End(String message, List<WasmFrame> frames) {}

  private static List<End> ends(Config config) {
    Engine engine = Engine.create(config);
    try (Store<@Nullable Void> store = engine.newStore()) {
      Linker<@Nullable Void> linker = new Linker<>(engine);
      List<Instance> instances = new ArrayList<>();
      FuncType type = new FuncType(List.of(ValType.I32), List.of());
      linker.func(
          "host",
          "call",
          type,
          (caller, arguments) -> {
            if (arguments[0].i32() < 0) {
              throw new IllegalStateException("the host");
            }
            return instances.get(0).func("inner").orElseThrow().call(arguments);
          });
      linker.func(
          "host",
          "again",
          new FuncType(List.of(), List.of()),
          (caller, arguments) -> instances.get(0).func("inner").orElseThrow().call(Val.i32(0)));
      Instance instance = linker.instantiate(store, Module.of(engine, module()));
      instances.add(instance);
      return IntStream.range(0, CASES.size()).mapToObj(i -> end(instance, i)).toList();
    }
  }

  private static End end(Instance instance, int number) {
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () -> instance.func("outer").orElseThrow().call(Val.i32(number)),
            CASES.get(number));
    List<WasmFrame> frames =
        thrown instanceof Trap trap
            ? trap.backtrace()
            : thrown instanceof WasmException exception ? exception.backtrace() : List.of();
    return new End(thrown.getClass() + " " + thrown.getMessage(), frames);
  }

  static Stream<Arguments> variations() {
    return Backends.available().stream()
        .flatMap(
            backend ->
                CodeVariation.of(backend).stream()
                    .map(variation -> Arguments.of(backend, variation)));
  }

  private static List<@Nullable String> names(End end) {
    List<@Nullable String> names = new ArrayList<>();
    end.frames().forEach(frame -> names.add(frame.functionName()));
    return names;
  }

  @ParameterizedTest
  @MethodSource("variations")
  void allSayTheSame(String backend, CodeVariation variation) {
    List<End> expected = ends(Config.builder().backend("interpreter").build());
    List<End> found = ends(variation.apply(Config.builder().backend(backend)).build());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), CASES.get(i));
    }
  }

  @Test
  void framesOnBothSidesOfTheHostAreNamed() {
    List<End> ends = ends(Config.builder().build());
    assertEquals(List.of("case0", "inner", "middle", "outer"), names(ends.get(0)));
    List<String> tail = List.of("unreachable", "inner", "middle", "outer");
    assertEquals(tail, names(ends.get(ends.size() - 1)));
    assertTrue(ends.get(0).frames().get(0).functionOffset() > 0);
    assertEquals("guest", ends.get(0).frames().get(0).moduleName());
  }
}
