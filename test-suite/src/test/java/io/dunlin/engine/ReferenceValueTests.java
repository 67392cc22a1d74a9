package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.AnyRef;
import io.dunlin.ArrayRef;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.ExternRef;
import io.dunlin.Func;
import io.dunlin.HostFunc;
import io.dunlin.I31Ref;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.StructRef;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Structures, arrays and other internal references in Java. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class ReferenceValueTests {
  private static final FieldType MUTABLE_I32 = new FieldType(StorageType.of(ValType.I32), true);

  private final Engine engine;
  private final Store<@Nullable Void> store;

  ReferenceValueTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  private Instance instantiate(String text) {
    return Instance.create(store, Module.of(engine, text));
  }

  private static Val call(Instance instance, String name, Val... arguments) {
    return instance.func(name).orElseThrow().call(arguments)[0];
  }

  private HeapType point() {
    return engine.defineType(SubType.plain(new StructType(List.of(MUTABLE_I32, MUTABLE_I32))));
  }

  @Test
  void aTypeDefinedInJavaIsTheOneOfModules() {
    Instance instance =
        instantiate(
            """
            (module
              (type $point (struct (field $x (mut i32)) (field $y (mut i32))))
              (func (export "sum") (param (ref null $point)) (result i32)
                (i32.add (struct.get $point $x (local.get 0)) (struct.get $point $y (local.get 0))))
              (func (export "mirror") (param (ref $point)) (result (ref $point))
                (struct.new $point
                  (struct.get $point $y (local.get 0)) (struct.get $point $x (local.get 0)))))
            """);
    StructRef struct = StructRef.of(store, point(), Val.i32(3), Val.i32(4));
    assertEquals(Val.i32(7), call(instance, "sum", Val.anyref(struct)));
    struct.setField(0, Val.i32(10));
    assertEquals(Val.i32(14), call(instance, "sum", Val.anyref(struct)));
    StructRef mirrored =
        assertInstanceOf(StructRef.class, call(instance, "mirror", Val.anyref(struct)).anyref());
    assertEquals(List.of(Val.i32(4), Val.i32(10)), mirrored.fields());
    assertEquals(point(), mirrored.type());
    assertNotEquals(struct, mirrored);
    assertEquals(
        new StructType(List.of(MUTABLE_I32, MUTABLE_I32)),
        engine.definition(mirrored.type()).composite());
  }

  @Test
  void identityIsKeptOnEveryWay() {
    Instance instance =
        instantiate(
            """
            (module
              (func (export "any") (param anyref) (result anyref) (local.get 0))
              (func (export "to_extern") (param anyref) (result externref)
                (extern.convert_any (local.get 0)))
              (func (export "to_any") (param externref) (result anyref)
                (any.convert_extern (local.get 0))))
            """);
    StructRef struct = StructRef.ofDefaults(store, point());
    assertEquals(struct, call(instance, "any", Val.anyref(struct)).anyref());
    Object external = call(instance, "to_extern", Val.anyref(struct)).reference();
    assertEquals(struct, external);
    assertEquals(struct, call(instance, "to_any", Val.externref(external)).anyref());
    I31Ref number = I31Ref.of(-5);
    assertEquals(number, call(instance, "to_extern", Val.anyref(number)).reference());
    Object object = new Object();
    ExternRef internal =
        assertInstanceOf(ExternRef.class, call(instance, "to_any", Val.externref(object)).anyref());
    assertSame(object, internal.value());
    assertEquals(internal, AnyRef.convertExtern(object));
    assertSame(object, call(instance, "to_extern", Val.anyref(internal)).reference());
    assertSame(object, internal.convertToExtern());
    assertNull(call(instance, "to_any", Val.externref(null)).anyref());
    assertNull(AnyRef.convertExtern(null));
    assertEquals(struct, AnyRef.convertExtern(struct));
  }

  @Test
  void typesAreCheckedWhereValuesEnter() {
    Instance instance =
        instantiate(
            """
            (module
              (type $point (struct (field (mut i32)) (field (mut i32))))
              (func (export "point") (param (ref $point)))
              (func (export "eq") (param eqref))
              (func (export "array") (param arrayref))
              (func (export "i31") (param i31ref)))
            """);
    StructRef struct = StructRef.ofDefaults(store, point());
    HeapType bytes =
        engine.defineType(SubType.plain(new ArrayType(new FieldType(StorageType.I8, true))));
    ArrayRef array = ArrayRef.ofDefaults(store, bytes, 1);
    accepts(instance, "point", struct);
    accepts(instance, "eq", struct);
    accepts(instance, "eq", I31Ref.of(1));
    accepts(instance, "array", array);
    accepts(instance, "i31", I31Ref.of(1));
    refuses(instance, "point", null);
    refuses(instance, "point", array);
    refuses(instance, "array", struct);
    refuses(instance, "i31", struct);
    refuses(instance, "eq", AnyRef.convertExtern("host"));
    Func takesPoint = instance.func("point").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> takesPoint.call(Val.externref(struct)));
    try (Store<@Nullable Void> other = engine.newStore()) {
      refuses(instance, "point", StructRef.ofDefaults(other, point()));
    }
  }

  private static void accepts(Instance instance, String name, AnyRef value) {
    instance.func(name).orElseThrow().call(Val.anyref(value));
  }

  private static void refuses(Instance instance, String name, @Nullable AnyRef value) {
    Func function = instance.func(name).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> function.call(Val.anyref(value)));
  }

  @Test
  void valuesKnowWhatTheyAre() {
    HeapType base =
        engine.defineType(new SubType(false, List.of(), new StructType(List.of(MUTABLE_I32))));
    HeapType derived =
        engine.defineType(
            new SubType(
                true,
                List.of(base.typeIndex()),
                new StructType(List.of(MUTABLE_I32, MUTABLE_I32))));
    StructRef struct = StructRef.ofDefaults(store, derived);
    assertTrue(struct.matches(derived));
    assertTrue(struct.matches(base));
    assertTrue(struct.matches(HeapType.STRUCT));
    assertTrue(struct.matches(HeapType.EQ));
    assertTrue(struct.matches(HeapType.ANY));
    assertFalse(struct.matches(HeapType.ARRAY));
    assertFalse(struct.matches(HeapType.NONE));
    assertFalse(struct.matches(HeapType.EXTERN));
    assertFalse(StructRef.ofDefaults(store, base).matches(derived));
    assertTrue(I31Ref.of(0).matches(HeapType.I31));
    assertFalse(I31Ref.of(0).matches(HeapType.STRUCT));
    assertEquals(HeapType.ANY, Objects.requireNonNull(AnyRef.convertExtern("x")).type());
  }

  @Test
  void aTypeMustBeAValidSubtype() {
    HeapType fixed = point();
    SubType belowFinal =
        new SubType(
            true, List.of(fixed.typeIndex()), new StructType(List.of(MUTABLE_I32, MUTABLE_I32)));
    assertThrows(IllegalArgumentException.class, () -> engine.defineType(belowFinal));
    HeapType base =
        engine.defineType(new SubType(false, List.of(), new StructType(List.of(MUTABLE_I32))));
    SubType shorter = new SubType(true, List.of(base.typeIndex()), new StructType(List.of()));
    assertThrows(IllegalArgumentException.class, () -> engine.defineType(shorter));
    StorageType unknown = StorageType.of(ValType.ref(true, HeapType.concrete(12345)));
    SubType dangling = SubType.plain(new ArrayType(new FieldType(unknown, true)));
    assertThrows(IllegalArgumentException.class, () -> engine.defineType(dangling));
  }

  @Test
  void fieldsAndElementsAreChecked() {
    FieldType constant = new FieldType(StorageType.of(ValType.I64), false);
    HeapType type = engine.defineType(SubType.plain(new StructType(List.of(constant))));
    StructRef struct = StructRef.of(store, type, Val.i64(5));
    assertEquals(Val.i64(5), struct.field(0));
    assertThrows(IllegalStateException.class, () -> struct.setField(0, Val.i64(6)));
    assertThrows(IndexOutOfBoundsException.class, () -> struct.field(1));
    assertThrows(IllegalArgumentException.class, () -> StructRef.of(store, type));
    assertThrows(IllegalArgumentException.class, () -> StructRef.of(store, type, Val.i32(5)));
    assertThrows(IllegalArgumentException.class, () -> ArrayRef.ofDefaults(store, type, 1));
    assertThrows(
        IllegalArgumentException.class, () -> StructRef.ofDefaults(store, HeapType.STRUCT));
    StorageType nonNull = StorageType.of(ValType.ref(false, HeapType.ANY));
    HeapType refs = engine.defineType(SubType.plain(new ArrayType(new FieldType(nonNull, true))));
    assertThrows(IllegalArgumentException.class, () -> ArrayRef.ofDefaults(store, refs, 1));
    ArrayRef array = ArrayRef.of(store, refs, 2, Val.anyref(struct));
    assertEquals(Val.anyref(struct).anyref(), array.get(1).anyref());
    assertThrows(IllegalArgumentException.class, () -> array.set(0, Val.anyref(null)));
    assertThrows(IndexOutOfBoundsException.class, () -> array.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> array.get(-1));
  }

  @Test
  void functionsOfTheHostMayHaveATypeOfAGroup() {
    Module module =
        Module.of(
            engine,
            """
            (module
              (rec (type $f (func (param i32) (result i32))) (type $s (struct (field (ref $f)))))
              (import "host" "twice" (func $twice (type $f)))
              (func (export "run") (param i32) (result i32) (call $twice (local.get 0))))
            """);
    HostFunc<@Nullable Void> twice =
        (caller, arguments) -> new Val[] {Val.i32(2 * arguments[0].i32())};
    int typeId = ((FunctionType) module.imports().get(0).type()).typeIndex();
    Linker<@Nullable Void> plain = new Linker<>(engine);
    plain.func("host", "twice", module.funcType(typeId), twice);
    assertThrows(LinkException.class, () -> plain.instantiate(store, module));
    Linker<@Nullable Void> exact = new Linker<>(engine);
    exact.func("host", "twice", HeapType.concrete(typeId), twice);
    Instance instance = exact.instantiate(store, module);
    assertEquals(Val.i32(10), call(instance, "run", Val.i32(5)));
    Linker<@Nullable Void> trapping = new Linker<>(engine);
    Func run =
        trapping
            .defineUnknownImportsAsTraps(module)
            .instantiate(store, module)
            .func("run")
            .orElseThrow();
    assertThrows(LinkException.class, () -> run.call(Val.i32(5)));
    assertThrows(IllegalArgumentException.class, () -> Func.of(store, point(), twice));
    assertThrows(IllegalArgumentException.class, () -> Func.of(store, HeapType.FUNC, twice));
  }

  @Test
  void textPassesInArraysOfCharacters() {
    Instance instance =
        instantiate(
            """
            (module
              (type $chars (array (mut i16)))
              (func (export "upper") (param (ref $chars))
                (local $i i32)
                (loop $next
                  (array.set $chars (local.get 0) (local.get $i)
                    (i32.sub (array.get_u $chars (local.get 0) (local.get $i)) (i32.const 32)))
                  (local.set $i (i32.add (local.get $i) (i32.const 1)))
                  (br_if $next (i32.lt_u (local.get $i) (array.len (local.get 0)))))))
            """);
    HeapType type =
        engine.defineType(SubType.plain(new ArrayType(new FieldType(StorageType.I16, true))));
    char[] text = "dunlin".toCharArray();
    ArrayRef array = ArrayRef.ofDefaults(store, type, text.length);
    array.write(0, text, 0, text.length);
    instance.func("upper").orElseThrow().call(Val.anyref(array));
    char[] result = new char[text.length];
    array.read(0, result, 0, text.length);
    assertEquals("DUNLIN", new String(result));
    assertThrows(IllegalStateException.class, () -> array.read(0, new byte[6], 0, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> array.read(1, result, 0, 6));
  }

  @Test
  void anArrayThatIsTooLargeIsATrap() {
    HeapType type =
        engine.defineType(
            SubType.plain(new ArrayType(new FieldType(StorageType.of(ValType.V128), true))));
    assertThrows(Trap.class, () -> ArrayRef.ofDefaults(store, type, Integer.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> ArrayRef.ofDefaults(store, type, -1));
  }

  @Test
  void smallIntegersHaveARange() {
    assertEquals(-1, I31Ref.of(-1).signed());
    assertEquals(Integer.MAX_VALUE, I31Ref.of(-1).unsigned());
    assertEquals(I31Ref.of(5), I31Ref.wrapping(5 | Integer.MIN_VALUE));
    assertThrows(IllegalArgumentException.class, () -> I31Ref.of(1 << 30));
  }
}
