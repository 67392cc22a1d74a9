package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.I31Ref;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.StructRef;
import io.dunlin.Trap;
import io.dunlin.TypedFunc;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Structures, arrays, small integers and casts in modules. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class AggregateTests {
  private final Engine engine;
  private final Store<@Nullable Void> store;

  AggregateTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  private Instance instantiate(String text) {
    return Instance.create(store, Module.of(engine, text));
  }

  private static Val call(Instance instance, String name, Val... arguments) {
    return instance.func(name).orElseThrow().call(arguments)[0];
  }

  private static TrapCode trap(Instance instance, String name, Val... arguments) {
    Func function = instance.func(name).orElseThrow();
    return assertThrows(Trap.class, () -> function.call(arguments)).code();
  }

  /** Fields of every type, in an order that leaves holes and needs more than two words. */
  private static final String[] FIELDS = {
    "i8", "i64", "anyref", "i16", "i8", "v128", "f32", "anyref", "f64", "i16", "anyref", "i8",
    "anyref", "i32", "anyref", "i64", "anyref"
  };

  private static String structWithAllFields() {
    StringBuilder text = new StringBuilder("(module (type $s (struct");
    for (String field : FIELDS) {
      text.append(" (field (mut ").append(field).append("))");
    }
    text.append("))\n(global $g (mut (ref null $s)) (ref.null $s))\n")
        .append("(func (export \"make\") (global.set $g (struct.new_default $s)))\n");
    for (int i = 0; i < FIELDS.length; i++) {
      String type = FIELDS[i].startsWith("i8") || FIELDS[i].equals("i16") ? "i32" : FIELDS[i];
      String get = type.equals(FIELDS[i]) ? "struct.get" : "struct.get_s";
      text.append(
          """
          (func (export "get%1$d") (result %2$s) (%3$s $s %1$d (global.get $g)))
          (func (export "set%1$d") (param %2$s) (struct.set $s %1$d (global.get $g) (local.get 0)))
          """
              .formatted(i, type, get));
      if (!type.equals(FIELDS[i])) {
        text.append(
            "(func (export \"unsigned%1$d\") (result i32) (struct.get_u $s %1$d (global.get $g)))\n"
                .formatted(i));
      }
    }
    return text.append(")").toString();
  }

  @Test
  void eachFieldKeepsItsValueWhenOthersAreSet() {
    Instance instance = instantiate(structWithAllFields());
    instance.func("make").orElseThrow().call();
    Random random = new Random(7);
    Val[] expected = new Val[FIELDS.length];
    for (int i = 0; i < FIELDS.length; i++) {
      expected[i] = call(instance, "get" + i);
    }
    for (int round = 0; round < 100; round++) {
      int field = random.nextInt(FIELDS.length);
      expected[field] = randomValue(FIELDS[field], random);
      instance.func("set" + field).orElseThrow().call(expected[field]);
      for (int i = 0; i < FIELDS.length; i++) {
        assertEquals(expected[i], call(instance, "get" + i), "seed 7, field " + i);
      }
    }
  }

  private Val randomValue(String type, Random random) {
    long bits = random.nextLong();
    return switch (type) {
      case "i8" -> Val.i32((byte) bits);
      case "i16" -> Val.i32((short) bits);
      case "i32" -> Val.i32((int) bits);
      case "i64" -> Val.i64(bits);
      case "f32" -> Val.f32((float) random.nextGaussian());
      case "f64" -> Val.f64(random.nextGaussian());
      case "v128" -> Val.v128(bits, ~bits);
      default -> Val.anyref(I31Ref.wrapping((int) bits));
    };
  }

  @Test
  void packedFieldsAreExtendedAsAskedFor() {
    Instance instance = instantiate(structWithAllFields());
    instance.func("make").orElseThrow().call();
    instance.func("set0").orElseThrow().call(Val.i32(0x1234_5680));
    instance.func("set3").orElseThrow().call(Val.i32(0x1234_F678));
    assertEquals(Val.i32((byte) 0x80), call(instance, "get0"));
    assertEquals(Val.i32(0x80), call(instance, "unsigned0"));
    assertEquals(Val.i32((short) 0xF678), call(instance, "get3"));
    assertEquals(Val.i32(0xF678), call(instance, "unsigned3"));
  }

  @Test
  void aNewStructureHasTheFieldsThatItIsGiven() {
    Instance instance =
        instantiate(
            """
            (module
              (type $s (struct (field i8 v128 anyref i64 anyref f32 anyref anyref anyref i64 i64)))
              (func (export "new") (param i32) (result anyref)
                (struct.new $s (local.get 0) (v128.const i64x2 1 2) (ref.i31 (i32.const 3))
                  (i64.const 4) (ref.i31 (i32.const 5)) (f32.const 6) (ref.i31 (i32.const 7))
                  (ref.null any) (ref.i31 (i32.const 9)) (i64.const 10) (i64.const -11))))
            """);
    StructRef struct =
        assertInstanceOf(StructRef.class, call(instance, "new", Val.i32(-1)).anyref());
    assertEquals(
        "[i32:255, v128:0x00000000000000020000000000000001, anyref:i31:3, i64:4, anyref:i31:5,"
            + " f32:6.0, anyref:i31:7, anyref:null, anyref:i31:9, i64:10, i64:-11]",
        struct.fields().toString());
  }

  @Test
  void anArrayOfEachTypeIsFilledCopiedAndRead() {
    for (String element : List.of("i8", "i16", "i32", "i64", "f32", "f64", "v128", "anyref")) {
      String value = element.equals("i8") || element.equals("i16") ? "i32" : element;
      String get = value.equals(element) ? "array.get" : "array.get_s";
      Instance instance =
          instantiate(
              """
              (module
                (type $a (array (mut %1$s)))
                (global $a (ref $a) (array.new_default $a (i32.const 10)))
                (func (export "fill") (param i32 %2$s i32)
                  (array.fill $a (global.get $a) (local.get 0) (local.get 1) (local.get 2)))
                (func (export "copy") (param i32 i32 i32)
                  (array.copy $a $a
                    (global.get $a) (local.get 0) (global.get $a) (local.get 1) (local.get 2)))
                (func (export "set") (param i32 %2$s)
                  (array.set $a (global.get $a) (local.get 0) (local.get 1)))
                (func (export "get") (param i32) (result %2$s)
                  (%3$s $a (global.get $a) (local.get 0)))
                (func (export "fixed") (param %2$s %2$s) (result %2$s)
                  (%3$s $a (array.new_fixed $a 2 (local.get 0) (local.get 1)) (i32.const 1)))
                (func (export "new") (param %2$s) (result %2$s)
                  (%3$s $a (array.new $a (local.get 0) (i32.const 3)) (i32.const 2))))
              """
                  .formatted(element, value, get));
      Random random = new Random(11);
      Val first = randomValue(element, random);
      Val second = randomValue(element, random);
      Val none = call(instance, "get", Val.i32(9));
      instance.func("fill").orElseThrow().call(Val.i32(1), first, Val.i32(3));
      instance.func("set").orElseThrow().call(Val.i32(2), second);
      instance.func("copy").orElseThrow().call(Val.i32(2), Val.i32(1), Val.i32(3));
      Val[] expected = {none, first, first, second, first, none};
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], call(instance, "get", Val.i32(i)), element + " " + i);
      }
      assertEquals(second, call(instance, "fixed", first, second));
      assertEquals(second, call(instance, "new", second));
      assertEquals(TrapCode.ARRAY_OUT_OF_BOUNDS, trap(instance, "get", Val.i32(10)));
      assertEquals(TrapCode.ARRAY_OUT_OF_BOUNDS, trap(instance, "get", Val.i32(-1)));
      assertEquals(TrapCode.ARRAY_OUT_OF_BOUNDS, trap(instance, "get", Val.i32(1 << 30)));
      assertEquals(TrapCode.ARRAY_OUT_OF_BOUNDS, trap(instance, "set", Val.i32(10), first));
      assertEquals(
          TrapCode.ARRAY_OUT_OF_BOUNDS, trap(instance, "fill", Val.i32(8), first, Val.i32(3)));
      assertEquals(
          TrapCode.ARRAY_OUT_OF_BOUNDS,
          trap(instance, "copy", Val.i32(0), Val.i32(-1), Val.i32(2)));
    }
  }

  /** The shapes 0 to 3 are a plain one, a circle, a ring and a square; 4 is null. */
  private static final String SHAPES =
      """
      (module
        (type $shape (sub (struct (field $id i32))))
        (type $circle (sub $shape (struct (field $id i32) (field $radius f64))))
        (type $ring (sub final $circle (struct (field $id i32) (field $radius f64) (field f64))))
        (type $square (sub final $shape (struct (field $id i32) (field $side i32))))
        (table $shapes 10 (ref null $shape))
        (func (export "init")
          (table.set $shapes (i32.const 0) (struct.new $shape (i32.const 100)))
          (table.set $shapes (i32.const 1) (struct.new $circle (i32.const 101) (f64.const 1.5)))
          (table.set $shapes (i32.const 2)
            (struct.new $ring (i32.const 102) (f64.const 2.5) (f64.const 3.5)))
          (table.set $shapes (i32.const 3) (struct.new $square (i32.const 103) (i32.const 7))))
        (func (export "is_circle") (param i32) (result i32)
          (ref.test (ref $circle) (table.get $shapes (local.get 0))))
        (func (export "is_circle_or_null") (param i32) (result i32)
          (ref.test (ref null $circle) (table.get $shapes (local.get 0))))
        (func (export "radius") (param i32) (result f64)
          (struct.get $circle $radius (ref.cast (ref $circle) (table.get $shapes (local.get 0)))))
        (func (export "radius_of_null") (param i32) (result f64)
          (struct.get $circle $radius
            (ref.cast (ref null $circle) (table.get $shapes (local.get 0)))))
        (func (export "if_square") (param i32) (result i32)
          (if (result i32) (ref.test (ref $square) (table.get $shapes (local.get 0)))
            (then (i32.const 1)) (else (i32.const 2))))
        (func (export "kind") (param i32) (result i32)
          (block $null
            (block $circle (result (ref $circle))
              (block $square (result (ref $square))
                (br_on_null $null (table.get $shapes (local.get 0)))
                br_on_cast $circle (ref $shape) (ref $circle)
                br_on_cast $square (ref $shape) (ref $square)
                (return (struct.get $shape $id)))
              (return (i32.add (struct.get $square $side) (i32.const 1000))))
            (return (i32.trunc_f64_s (struct.get $circle $radius))))
          (i32.const -1))
        (func (export "side") (param i32) (result i32)
          (block $other (result (ref null $shape))
            (br_on_cast_fail $other (ref null $shape) (ref $square)
              (table.get $shapes (local.get 0)))
            (return (struct.get $square $side)))
          (ref.is_null)))
      """;

  @Test
  void castsFollowTheDeclaredHierarchy() {
    Instance instance = instantiate(SHAPES);
    instance.func("init").orElseThrow().call();
    int[] circles = {0, 1, 1, 0, 0};
    int[] squares = {2, 2, 2, 1, 2};
    int[] kinds = {100, 1, 2, 1007, -1};
    int[] sides = {0, 0, 0, 7, 1};
    for (int i = 0; i < circles.length; i++) {
      assertEquals(Val.i32(circles[i]), call(instance, "is_circle", Val.i32(i)));
      assertEquals(Val.i32(squares[i]), call(instance, "if_square", Val.i32(i)));
      assertEquals(Val.i32(kinds[i]), call(instance, "kind", Val.i32(i)));
      assertEquals(Val.i32(sides[i]), call(instance, "side", Val.i32(i)));
    }
    assertEquals(Val.i32(1), call(instance, "is_circle_or_null", Val.i32(4)));
    assertEquals(Val.f64(2.5), call(instance, "radius", Val.i32(2)));
    assertEquals(TrapCode.CAST_FAILURE, trap(instance, "radius", Val.i32(0)));
    assertEquals(TrapCode.CAST_FAILURE, trap(instance, "radius", Val.i32(4)));
    assertEquals(TrapCode.NULL_STRUCT_REFERENCE, trap(instance, "radius_of_null", Val.i32(4)));
  }

  @Test
  void constantExpressionsMakeStructuresAndArrays() {
    Instance instance =
        instantiate(
            """
            (module
              (type $a (array i32))
              (type $s (struct (field i32) (field (ref null $a))))
              (global $array (ref $a) (array.new_fixed $a 3 (i32.const 1) (i32.const 2) (i32.const 3)))
              (global $struct (ref $s)
                (struct.new $s (i32.add (i32.const 20) (i32.const 1)) (global.get $array)))
              (global $empty (ref $s) (struct.new_default $s))
              (table $t 2 anyref (ref.i31 (i32.const 5)))
              (elem $e anyref
                (item (global.get $struct)) (item (array.new $a (i32.const 9) (i32.const 4)))
                (item (any.convert_extern (extern.convert_any (ref.i31 (i32.const -1))))))
              (func (export "number") (result i32) (struct.get $s 0 (global.get $struct)))
              (func (export "element") (result i32)
                (array.get $a (struct.get $s 1 (global.get $struct)) (i32.const 2)))
              (func (export "default") (result i32)
                (ref.is_null (struct.get $s 1 (global.get $empty))))
              (func (export "table") (result i32)
                (i31.get_s (ref.cast (ref i31) (table.get $t (i32.const 1)))))
              (func (export "segment") (param i32) (result i32)
                (table.init $t $e (i32.const 0) (local.get 0) (i32.const 1))
                (if (result i32) (ref.test (ref $a) (table.get $t (i32.const 0)))
                  (then (array.len (ref.cast (ref $a) (table.get $t (i32.const 0)))))
                  (else (ref.test (ref i31) (table.get $t (i32.const 0)))))))
            """);
    for (int round = 0; round < 2; round++) {
      assertEquals(Val.i32(21), call(instance, "number"));
      assertEquals(Val.i32(3), call(instance, "element"));
      assertEquals(Val.i32(1), call(instance, "default"));
      assertEquals(Val.i32(5), call(instance, "table"));
      assertEquals(Val.i32(0), call(instance, "segment", Val.i32(0)));
      assertEquals(Val.i32(4), call(instance, "segment", Val.i32(1)));
      assertEquals(Val.i32(1), call(instance, "segment", Val.i32(2)));
      instance.reset();
    }
  }

  @Test
  void segmentsBoundWhatIsAllocatedForThem() {
    Instance instance =
        instantiate(
            """
            (module
              (type $bytes (array i8))
              (type $longs (array i64))
              (type $refs (array funcref))
              (data $d "\\01\\02\\03\\04\\05\\06\\07\\08\\09")
              (elem $e func 0 0)
              (func (export "bytes") (param i32 i32) (result i32)
                (array.len (array.new_data $bytes $d (local.get 0) (local.get 1))))
              (func (export "long") (param i32 i32) (result i64)
                (array.get $longs (array.new_data $longs $d (local.get 0) (local.get 1))
                  (i32.const 0)))
              (func (export "refs") (param i32 i32) (result i32)
                (array.len (array.new_elem $refs $e (local.get 0) (local.get 1)))))
            """);
    assertEquals(Val.i32(8), call(instance, "bytes", Val.i32(1), Val.i32(8)));
    assertEquals(Val.i64(0x09080706_05040302L), call(instance, "long", Val.i32(1), Val.i32(1)));
    assertEquals(Val.i32(2), call(instance, "refs", Val.i32(0), Val.i32(2)));
    TrapCode memory = TrapCode.MEMORY_OUT_OF_BOUNDS;
    assertEquals(memory, trap(instance, "bytes", Val.i32(1), Val.i32(9)));
    assertEquals(memory, trap(instance, "bytes", Val.i32(-1), Val.i32(2)));
    assertEquals(memory, trap(instance, "bytes", Val.i32(0), Val.i32(-1)));
    assertEquals(memory, trap(instance, "long", Val.i32(0), Val.i32(0x2000_0001)));
    TrapCode table = TrapCode.TABLE_OUT_OF_BOUNDS;
    assertEquals(table, trap(instance, "refs", Val.i32(1), Val.i32(2)));
    assertEquals(table, trap(instance, "refs", Val.i32(0), Val.i32(-1)));
  }

  @Test
  void nullIsToldApartByWhatWasExpected() {
    Instance instance =
        instantiate(
            """
            (module
              (type $s (struct (field (mut i32)) (field (mut anyref))))
              (type $a (array (mut i32)))
              (func (export "get") (drop (struct.get $s 0 (ref.null $s))))
              (func (export "get_ref") (drop (struct.get $s 1 (ref.null $s))))
              (func (export "set") (struct.set $s 0 (ref.null $s) (i32.const 1)))
              (func (export "len") (drop (array.len (ref.null $a))))
              (func (export "array_get") (drop (array.get $a (ref.null $a) (i32.const 0))))
              (func (export "fill")
                (array.fill $a (ref.null $a) (i32.const 0) (i32.const 0) (i32.const 0)))
              (func (export "i31") (drop (i31.get_u (ref.null i31))))
              (func (export "non_null") (drop (ref.as_non_null (ref.null any)))))
            """);
    assertEquals(TrapCode.NULL_STRUCT_REFERENCE, trap(instance, "get"));
    assertEquals(TrapCode.NULL_STRUCT_REFERENCE, trap(instance, "get_ref"));
    assertEquals(TrapCode.NULL_STRUCT_REFERENCE, trap(instance, "set"));
    assertEquals(TrapCode.NULL_ARRAY_REFERENCE, trap(instance, "len"));
    assertEquals(TrapCode.NULL_ARRAY_REFERENCE, trap(instance, "array_get"));
    assertEquals(TrapCode.NULL_ARRAY_REFERENCE, trap(instance, "fill"));
    assertEquals(TrapCode.NULL_I31_REFERENCE, trap(instance, "i31"));
    assertEquals(TrapCode.NULL_REFERENCE, trap(instance, "non_null"));
  }

  @Test
  void smallIntegersAreTheSameIfTheyAreEqual() {
    Instance instance =
        instantiate(
            """
            (module
              (func (export "same") (param i32 i32) (result i32)
                (ref.eq (ref.i31 (local.get 0)) (ref.i31 (local.get 1))))
              (func (export "branch") (param i32 i32) (result i32)
                (if (result i32) (ref.eq (ref.i31 (local.get 0)) (ref.i31 (local.get 1)))
                  (then (i32.const 10)) (else (i32.const 20))))
              (func (export "signed") (param i32) (result i32)
                (i31.get_s (ref.i31 (local.get 0))))
              (func (export "unsigned") (param i32) (result i32)
                (i31.get_u (ref.i31 (local.get 0)))))
            """);
    for (int number : new int[] {0, 1, -1, 1023, 1024, 0x3FFF_FFFF, -0x4000_0000}) {
      assertEquals(Val.i32(number), call(instance, "signed", Val.i32(number)));
      assertEquals(Val.i32(number & 0x7FFF_FFFF), call(instance, "unsigned", Val.i32(number)));
      Val wrapped = Val.i32(number ^ 0x8000_0000);
      assertEquals(Val.i32(1), call(instance, "same", Val.i32(number), wrapped));
      assertEquals(Val.i32(10), call(instance, "branch", Val.i32(number), wrapped));
      assertEquals(Val.i32(0), call(instance, "same", Val.i32(number), Val.i32(number + 1)));
      assertEquals(Val.i32(20), call(instance, "branch", Val.i32(number), Val.i32(number + 1)));
    }
  }

  @Test
  void anArrayThatIsTooLargeIsATrap() {
    Instance instance =
        instantiate(
            """
            (module
              (type $vectors (array v128))
              (type $bytes (array i8))
              (func (export "vectors") (param i32)
                (drop (array.new_default $vectors (local.get 0))))
              (func (export "bytes") (param i32)
                (drop (array.new $bytes (i32.const 1) (local.get 0)))))
            """);
    for (int length : new int[] {Integer.MIN_VALUE, -1, Integer.MAX_VALUE}) {
      assertEquals(TrapCode.ALLOCATION_TOO_LARGE, trap(instance, "vectors", Val.i32(length)));
      assertEquals(TrapCode.ALLOCATION_TOO_LARGE, trap(instance, "bytes", Val.i32(length)));
    }
    instance.func("bytes").orElseThrow().call(Val.i32(1000));
  }

  @Test
  void exceptionsAndHostFunctionsCarryStructures() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    FuncType type = new FuncType(List.of(ValType.ANYREF), List.of(ValType.ANYREF));
    linker.func("host", "same", type, (caller, arguments) -> arguments);
    Module module =
        Module.of(
            engine,
            """
            (module
              (import "host" "same" (func $same (param anyref) (result anyref)))
              (type $s (struct (field i32)))
              (tag $t (param (ref $s)))
              (func (export "run") (param i32) (result i32)
                (local $it (ref $s))
                (local.set $it (struct.new $s (local.get 0)))
                (block $caught (result (ref $s))
                  (try_table (catch $t $caught) (throw $t (local.get $it)))
                  unreachable)
                struct.get $s 0
                (ref.eq (ref.cast (ref $s) (call $same (local.get $it))) (local.get $it))
                i32.add))
            """);
    Instance instance = linker.instantiate(store, module);
    assertEquals(Val.i32(43), call(instance, "run", Val.i32(42)));
  }

  @Test
  void nothingButTheObjectsIsAllocated() {
    Instance instance =
        instantiate(
            """
            (module
              (type $base (sub (struct (field (mut i32)) (field (mut eqref)))))
              (type $s (sub final $base (struct (field (mut i32)) (field (mut eqref)))))
              (type $f (func (param (ref $base)) (result i32)))
              (elem declare func $number)
              (func $number (type $f) (struct.get $base 0 (local.get 0)))
              (func (export "loop") (param i32)
                (local $it (ref null $base)) (local $f (ref $f))
                (local.set $it (struct.new $s (i32.const 1) (ref.null eq)))
                (local.set $f (ref.func $number))
                (loop $next
                  (struct.set $s 1 (ref.cast (ref $s) (local.get $it)) (ref.i31 (i32.const 7)))
                  (struct.set $base 0 (local.get $it)
                    (i32.add
                      (ref.eq (struct.get $base 1 (ref.as_non_null (local.get $it)))
                        (ref.null none))
                      (call_ref $f (ref.as_non_null (local.get $it)) (local.get $f))))
                  (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
            """);
    TypedFunc loop = instance.func("loop").orElseThrow().typed();
    assertEquals(allocated(loop, 1), allocated(loop, 1000));
  }

  /** The fewest bytes that calls allocated; the first ones make code. */
  private static long allocated(TypedFunc function, int rounds) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      function.i32(rounds).call();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void arraysTakeFuelByTheirLength() {
    Engine metered = Engine.create(Config.builder().consumeFuel(true).build());
    try (Store<@Nullable Void> fueled = metered.newStore()) {
      Instance instance =
          Instance.create(
              fueled,
              Module.of(
                  metered,
                  """
                  (module (type $a (array i8))
                    (func (export "new") (param i32)
                      (drop (array.new_default $a (local.get 0)))))
                  """));
      Func create = instance.func("new").orElseThrow();
      fueled.setFuel(1000);
      create.call(Val.i32(0));
      long fixed = 1000 - fueled.fuel();
      fueled.setFuel(1000);
      create.call(Val.i32(800));
      assertEquals(fixed + 100, 1000 - fueled.fuel());
      Trap trap = assertThrows(Trap.class, () -> create.call(Val.i32(1 << 20)));
      assertEquals(TrapCode.OUT_OF_FUEL, trap.code());
    }
  }
}
