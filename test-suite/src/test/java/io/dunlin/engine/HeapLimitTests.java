package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dunlin.ArrayRef;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.SubType;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of the memory that structures, arrays and other objects take. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class HeapLimitTests {
  private static final long LIMIT = 1 << 20;

  private static final String MODULE =
      """
      (module
        (type $list (struct (field (ref null $list)) (field i32)))
        (type $bytes (array (mut i8)))
        (type $refs (array (mut anyref)))
        (tag $t (param exnref))
        (global $kept (mut (ref null $list)) (ref.null $list))
        (global $array (mut anyref) (ref.null any))
        (global $exception (mut exnref) (ref.null exn))
        (func (export "garbage") (param i32)
          (loop $next
            (drop (struct.new $list (ref.null $list) (local.get 0)))
            (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "keep") (param i32)
          (loop $next
            (global.set $kept (struct.new $list (global.get $kept) (local.get 0)))
            (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "forget")
          (global.set $kept (ref.null $list))
          (global.set $array (ref.null any))
          (global.set $exception (ref.null exn)))
        (func (export "bytes") (param i32)
          (global.set $array (array.new_default $bytes (local.get 0))))
        (func (export "numbers") (param i32)
          (local $a (ref $refs))
          (local.set $a (array.new_default $refs (local.get 0)))
          (global.set $array (local.get $a))
          (loop $next
            (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
            (array.set $refs (local.get $a) (local.get 0)
              (ref.i31 (i32.add (local.get 0) (i32.const 100000))))
            (br_if $next (local.get 0))))
        (func (export "exceptions") (param i32)
          (loop $next
            (block $caught (result exnref)
              (try_table (catch_all_ref $caught) (throw $t (global.get $exception)))
              unreachable)
            global.set $exception
            (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
      """;

  private final Engine engine;
  private final Store<@Nullable Void> store;

  HeapLimitTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
    store.setLimiter(StoreLimits.NONE.withHeapBytes(LIMIT));
  }

  private Instance instantiate(String text) {
    return Instance.create(store, Module.of(engine, text));
  }

  private static void call(Instance instance, String name, Val... arguments) {
    instance.func(name).orElseThrow().call(arguments);
  }

  private static void isTooMuch(Instance instance, String name, int count) {
    Func function = instance.func(name).orElseThrow();
    Trap trap = assertThrows(Trap.class, () -> function.call(Val.i32(count)));
    assertEquals(TrapCode.ALLOCATION_TOO_LARGE, trap.code());
  }

  @Test
  void garbageDoesNotCount() {
    call(instantiate(MODULE), "garbage", Val.i32(500_000));
  }

  @Test
  void whatIsReachableCountsUntilItIsForgotten() {
    Instance instance = instantiate(MODULE);
    for (int round = 0; round < 3; round++) {
      call(instance, "keep", Val.i32(10_000));
      isTooMuch(instance, "keep", 100_000);
      call(instance, "forget");
    }
  }

  @Test
  void arraysCountByTheirLength() {
    Instance instance = instantiate(MODULE);
    call(instance, "bytes", Val.i32(900_000));
    isTooMuch(instance, "bytes", 900_000);
    call(instance, "forget");
    call(instance, "bytes", Val.i32(900_000));
    call(instance, "forget");
    isTooMuch(instance, "bytes", 1 << 20);
    isTooMuch(instance, "bytes", 1 << 30);
  }

  /** Native code has them in the array; elsewhere they are objects, unless they are shared. */
  @Test
  void smallIntegersCount() {
    Instance instance = instantiate(MODULE);
    boolean areObjects = !engine.backend().name().equals("native");
    call(instance, "numbers", Val.i32(30_000));
    isTooMuch(instance, "numbers", areObjects ? 100_000 : 300_000);
  }

  @Test
  void exceptionsCount() {
    Instance instance = instantiate(MODULE);
    call(instance, "exceptions", Val.i32(5_000));
    isTooMuch(instance, "exceptions", 100_000);
  }

  @Test
  void constantExpressionsCount() {
    String array = "(array.new_default $a (i32.const 100000))";
    String item = "(item " + array + ")";
    assertThrows(
        Trap.class,
        () -> instantiate("(module (type $a (array i8)) (elem anyref " + item.repeat(20) + "))"));
    assertThrows(
        Trap.class,
        () ->
            instantiate(
                "(module (type $a (array i8)) (type $b (array anyref)) (global anyref"
                    + " (array.new_fixed $b 20 "
                    + array.repeat(20)
                    + ")))"));
  }

  @Test
  void constantExpressionsMayTakeWhatTheyNeed() {
    String item = "(item (array.new_default $a (i32.const 100000)))";
    instantiate("(module (type $a (array i8)) (elem anyref " + item.repeat(5) + "))");
  }

  @Test
  void arraysMadeInJavaCount() {
    HeapType type =
        engine.defineType(SubType.plain(new ArrayType(new FieldType(StorageType.I8, true))));
    assertThrows(Trap.class, () -> ArrayRef.ofDefaults(store, type, 1 << 20));
    assertEquals(1 << 19, ArrayRef.ofDefaults(store, type, 1 << 19).length());
  }

  /** Native code counts always, but asks a new limiter only when there is no room left. */
  @Test
  void whatWasAllocatedWithoutALimitCountsWhenThereIsOne() {
    assumeFalse(engine.backend().name().equals("native"));
    store.setLimiter(StoreLimits.NONE);
    Instance instance = instantiate(MODULE);
    call(instance, "keep", Val.i32(100_000));
    store.setLimiter(StoreLimits.NONE.withHeapBytes(LIMIT));
    isTooMuch(instance, "keep", 1);
    call(instance, "forget");
    call(instance, "keep", Val.i32(10_000));
  }

  @Test
  void aLimiterThatHasNoLimitForObjectsIsNotAskedAboutThem() {
    assumeFalse(engine.backend().name().equals("native"));
    store.setLimiter(
        new ResourceLimiter() {
          @Override
          public boolean heapGrowing(long currentBytes, long desiredBytes) {
            throw new AssertionError("asked for " + desiredBytes + " bytes");
          }

          @Override
          public boolean limitsHeap() {
            return false;
          }
        });
    call(instantiate(MODULE), "keep", Val.i32(10_000));
  }

  @Test
  void aLimiterIsAskedAboutEachStep() {
    AtomicLong allowed = new AtomicLong();
    store.setLimiter(
        new ResourceLimiter() {
          @Override
          public boolean heapGrowing(long currentBytes, long desiredBytes) {
            assertEquals(allowed.get(), currentBytes);
            assertTrue(desiredBytes > currentBytes);
            if (desiredBytes > LIMIT) {
              return false;
            }
            allowed.set(desiredBytes);
            return true;
          }
        });
    Instance instance = instantiate(MODULE);
    call(instance, "keep", Val.i32(10_000));
    assertTrue(allowed.get() >= 160_000, "allowed " + allowed.get());
    isTooMuch(instance, "keep", 100_000);
  }
}
