package io.dunlin.wasm.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TypeRegistryTests {
  private final TypeRegistry registry = new TypeRegistry();

  /** Numbers the types of groups as a type section does. */
  @SafeVarargs
  private static List<RecGroup> section(List<SubType>... groups) {
    List<RecGroup> section = new ArrayList<>();
    int first = 0;
    for (List<SubType> group : groups) {
      section.add(new RecGroup(first, group));
      first += group.size();
    }
    return section;
  }

  @SafeVarargs
  private int[] register(List<SubType>... groups) {
    return registry.register(section(groups));
  }

  private static List<SubType> rec(SubType... types) {
    return List.of(types);
  }

  private static ValType ref(int index) {
    return ValType.ref(false, HeapType.concrete(index));
  }

  private static FuncType func(ValType... params) {
    return new FuncType(List.of(params), List.of());
  }

  private static SubType plain(CompositeType type) {
    return SubType.plain(type);
  }

  private static StructType struct(ValType... fields) {
    List<FieldType> types = new ArrayList<>();
    for (ValType field : fields) {
      types.add(new FieldType(StorageType.of(field), false));
    }
    return new StructType(types);
  }

  private static SubType open(CompositeType type, Integer... supertypes) {
    return new SubType(false, List.of(supertypes), type);
  }

  @Test
  void equalTypesAreOne() {
    int[] ids = register(rec(plain(func(ValType.I32))), rec(plain(func(ValType.I32))));
    assertEquals(ids[0], ids[1]);
    assertEquals(ids[0], register(rec(plain(func(ValType.I32))))[0]);
    assertEquals(ids[0], registry.register(func(ValType.I32)));
    assertNotEquals(ids[0], registry.register(func(ValType.I64)));
  }

  @Test
  void everyPartCounts() {
    FieldType field = new FieldType(StorageType.I8, false);
    List<SubType> different =
        List.of(
            plain(func()),
            plain(func(ValType.I32)),
            plain(new FuncType(List.of(), List.of(ValType.I32))),
            plain(func(ValType.I32, ValType.I32)),
            open(func()),
            plain(struct()),
            plain(struct(ValType.I32)),
            plain(struct(ValType.FUNCREF)),
            plain(struct(ValType.ref(false, HeapType.FUNC))),
            plain(new ArrayType(field)),
            plain(new ArrayType(new FieldType(StorageType.I8, true))),
            plain(new ArrayType(new FieldType(StorageType.I16, false))),
            plain(new StructType(List.of(field))));
    long distinct = different.stream().map(type -> register(rec(type))[0]).distinct().count();
    assertEquals(different.size(), distinct);
  }

  @Test
  void digestsDoNotDependOnTheRegistry() {
    List<SubType> first = rec(plain(func(ValType.I32)));
    List<SubType> self = rec(open(struct(ref(1))), open(struct(ref(1)), 1));
    List<SubType> toFirst = rec(plain(struct(ref(0))));
    int[] ids = register(first, self, toFirst);
    TypeRegistry other = new TypeRegistry();
    other.register(func(ValType.F64));
    int[] otherIds = other.register(section(first, self, toFirst));
    for (int i = 0; i < ids.length; i++) {
      assertNotEquals(ids[i], otherIds[i]);
      assertEquals(registry.digest(ids[i]), other.digest(otherIds[i]));
      assertTrue(registry.digest(ids[i]).matches("[A-Za-z0-9=+-]+"));
    }
    assertEquals(ids.length, Arrays.stream(ids).mapToObj(registry::digest).distinct().count());
    int toOther =
        other.register(section(rec(plain(func(ValType.F64))), rec(plain(struct(ref(0))))))[1];
    assertNotEquals(registry.digest(ids[3]), other.digest(toOther));
    assertThrows(IllegalArgumentException.class, () -> registry.digest(ids.length));
  }

  @Test
  void referencesGoByWhatTheyReferTo() {
    int[] ids =
        register(
            rec(plain(func())),
            rec(plain(func())),
            rec(plain(func(ref(0)))),
            rec(plain(func(ref(1)))),
            rec(plain(func(ref(2)))),
            rec(plain(func(ref(3)))));
    assertEquals(ids[2], ids[3]);
    assertEquals(ids[4], ids[5]);
    assertNotEquals(ids[2], ids[4]);
  }

  @Test
  void recursiveTypesAreEqualWhereverTheyStand() {
    int[] ids =
        register(rec(plain(func(ref(0)))), rec(plain(func(ValType.I32))), rec(plain(func(ref(2)))));
    assertEquals(ids[0], ids[2]);
    // A reference to an equal type is not a reference to oneself.
    assertNotEquals(ids[0], register(rec(plain(func(ref(0)))), rec(plain(func(ref(0)))))[1]);
  }

  @Test
  void groupsAreEqualOrHaveNothingInCommon() {
    SubType function = plain(func());
    int[] structSecond = register(rec(function, plain(struct(ref(0)))));
    assertArrayEquals(structSecond, register(rec(function, plain(struct(ref(0))))));
    int[] structFirst = register(rec(plain(struct(ref(1))), function));
    assertNotEquals(structSecond[0], structFirst[1]);
    assertNotEquals(structSecond[1], structFirst[0]);
    // The same definition alone, or in a longer group, is another type.
    int alone = register(rec(function))[0];
    assertNotEquals(alone, structSecond[0]);
    int[] longer = register(rec(function, plain(struct(ref(0))), function));
    assertNotEquals(structSecond[0], longer[0]);
    assertNotEquals(longer[0], longer[2]);
  }

  @Test
  void anEmptyGroupTakesNoIndex() {
    int[] ids = register(rec(), rec(plain(func())), rec(), rec(plain(func())));
    assertEquals(2, ids.length);
    assertEquals(ids[0], ids[1]);
  }

  @Test
  void groupsWhoseHashCodesCollideAreToldApart() {
    List<RecGroup> section = new ArrayList<>();
    for (int i = 0; i < 34; i++) {
      section.add(new RecGroup(i, rec(plain(numbered(i)))));
    }
    // The hash code weighs a word 31 times as much as the next one.
    section.add(new RecGroup(34, rec(plain(func(ref(3), ref(2))))));
    section.add(new RecGroup(35, rec(plain(func(ref(2), ref(33))))));
    int[] ids = registry.register(section);
    assertEquals(
        GroupKey.of(section.get(34).types(), id -> id).hashCode(),
        GroupKey.of(section.get(35).types(), id -> id).hashCode());
    assertEquals(ids.length, Arrays.stream(ids).distinct().count());
  }

  /** A function type of its own for each number. */
  private static FuncType numbered(int number) {
    ValType[] params = new ValType[number + 1];
    Arrays.fill(params, ValType.I64);
    return func(params);
  }

  @Test
  void definitionsAreGivenInCanonicalForm() {
    registry.register(func(ValType.F64));
    int[] ids = register(rec(plain(func())), rec(open(struct(ref(0), ref(1)))));
    SubType type = registry.type(ids[1]);
    assertEquals(open(struct(ref(ids[0]), ref(ids[1]))), type);
    assertEquals(func(), registry.funcType(ids[0]));
    assertThrows(IllegalArgumentException.class, () -> registry.funcType(ids[1]));
    assertThrows(IllegalArgumentException.class, () -> registry.type(1000));
    assertThrows(IllegalArgumentException.class, () -> registry.type(-1));
  }

  @Test
  void subtypesAreDeclared() {
    int[] ids =
        register(
            rec(open(struct())),
            rec(open(struct(ValType.I32), 0)),
            rec(open(struct(ValType.I32, ValType.I64), 1)),
            rec(open(struct(ValType.I32, ValType.F64), 1)),
            rec(open(struct(ValType.I32))));
    assertTrue(registry.isSubtype(ids[2], ids[2]));
    assertTrue(registry.isSubtype(ids[2], ids[1]));
    assertTrue(registry.isSubtype(ids[2], ids[0]));
    assertFalse(registry.isSubtype(ids[0], ids[2]));
    assertFalse(registry.isSubtype(ids[2], ids[3]));
    assertFalse(registry.isSubtype(ids[3], ids[2]));
    // Structure alone makes no subtype.
    assertFalse(registry.isSubtype(ids[4], ids[0]));
    assertEquals(0, registry.depth(ids[0]));
    assertEquals(2, registry.depth(ids[3]));
  }

  @Test
  void subtypesWithinAGroup() {
    int[] ids = register(rec(open(struct()), open(struct(ref(0)), 0), open(struct(ref(1)), 1)));
    assertTrue(registry.isSubtype(ids[2], ids[0]));
    assertEquals(2, registry.depth(ids[2]));
  }

  @Test
  void theHierarchyHasALimit() {
    List<SubType> chain = new ArrayList<>();
    chain.add(open(struct()));
    for (int i = 0; i < WasmLimits.SUBTYPING_DEPTH; i++) {
      chain.add(open(struct(), i));
    }
    int[] ids = registry.register(List.of(new RecGroup(0, chain)));
    assertEquals(WasmLimits.SUBTYPING_DEPTH, registry.depth(ids[ids.length - 1]));
    chain.add(open(struct(), chain.size() - 1));
    InvalidModuleException e =
        assertThrows(
            InvalidModuleException.class, () -> registry.register(List.of(new RecGroup(0, chain))));
    assertTrue(e.reason().contains("63"), e.reason());
    // What was refused left nothing behind.
    int next = ids[ids.length - 1] + 1;
    assertThrows(IllegalArgumentException.class, () -> registry.type(next));
    assertEquals(next, registry.register(func(ValType.F32)));
  }

  @Test
  void referencesMustLeadSomewhere() {
    assertThrows(IllegalArgumentException.class, () -> register(rec(plain(func(ref(1))))));
    assertThrows(
        IllegalArgumentException.class,
        () -> register(rec(plain(func(ref(1)))), rec(plain(func()))));
    assertThrows(IllegalArgumentException.class, () -> register(rec(open(func(), 0))));
    assertThrows(IllegalArgumentException.class, () -> register(rec(open(func(), -1))));
    assertThrows(IllegalArgumentException.class, () -> registry.register(func(ref(50))));
  }

  @Test
  void references() {
    int[] ids =
        register(
            rec(plain(func())),
            rec(open(struct())),
            rec(plain(new ArrayType(new FieldType(StorageType.I8, true)))),
            rec(open(struct(ValType.I32), 1)));
    assertMatches(ref(ids[3]), ref(ids[1]));
    assertMatches(ref(ids[1]), nullable(ids[1]));
    assertDiffer(nullable(ids[1]), ref(ids[1]));
    assertDiffer(ref(ids[1]), ref(ids[3]));
    assertMatches(ref(ids[0]), ValType.FUNCREF);
    assertDiffer(ref(ids[0]), ValType.ANYREF);
    assertMatches(ref(ids[1]), ValType.STRUCTREF);
    assertMatches(ref(ids[1]), ValType.EQREF);
    assertMatches(ref(ids[1]), ValType.ANYREF);
    assertDiffer(ref(ids[1]), ValType.ARRAYREF);
    assertMatches(ref(ids[2]), ValType.ARRAYREF);
    assertMatches(ValType.NULLREF, nullable(ids[2]));
    assertDiffer(ValType.NULLREF, nullable(ids[0]));
    assertMatches(ValType.NULLFUNCREF, nullable(ids[0]));
    assertDiffer(ValType.NULLFUNCREF, nullable(ids[2]));
    assertDiffer(ValType.STRUCTREF, nullable(ids[1]));
    assertEquals(TypeCodes.ANY, registry.top(ids[2]));
    assertEquals(TypeCodes.FUNC, registry.top(ids[0]));
    assertEquals(TypeCodes.EXTERN, registry.top(TypeCodes.NOEXTERN));
    assertEquals(TypeCodes.ARRAY, registry.abstractTypeOf(ids[2]));
  }

  @Test
  void numbersMatchThemselves() {
    assertMatches(ValType.I32, ValType.I32);
    assertDiffer(ValType.I32, ValType.I64);
    assertDiffer(ValType.V128, ValType.FUNCREF);
    assertTrue(registry.matches(TypeCodes.BOTTOM, TypeCodes.F64));
    assertTrue(registry.matches(TypeCodes.BOTTOM_REFERENCE, ValType.I31REF.code()));
    assertFalse(registry.matches(TypeCodes.BOTTOM_REFERENCE, TypeCodes.I32));
  }

  private static ValType nullable(int id) {
    return ValType.ref(true, HeapType.concrete(id));
  }

  private void assertMatches(ValType sub, ValType sup) {
    assertTrue(registry.matches(sub.code(), sup.code()), sub + " <: " + sup);
  }

  private void assertDiffer(ValType sub, ValType sup) {
    assertFalse(registry.matches(sub.code(), sup.code()), sub + " <: " + sup);
  }

  @Test
  void typesOfAModuleBecomeCanonical() {
    int[] ids = {7, 9};
    assertEquals(ref(9), TypeRegistry.canonicalize(ref(1), ids));
    assertEquals(ref(7).code(), TypeRegistry.canonicalize(ref(0).code(), ids));
    assertEquals(ValType.I32, TypeRegistry.canonicalize(ValType.I32, ids));
    assertEquals(ValType.ANYREF, TypeRegistry.canonicalize(ValType.ANYREF, ids));
    assertEquals(func(ref(9)), TypeRegistry.canonicalize(func(ref(1)), ids));
    assertEquals(new FunctionType(9), TypeRegistry.canonicalize(new FunctionType(1), ids));
    ExternType tag = new TagType(0);
    assertEquals(new TagType(7), TypeRegistry.canonicalize(tag, ids));
    GlobalType global = new GlobalType(ref(1), true);
    assertEquals(new GlobalType(ref(9), true), TypeRegistry.canonicalize(global, ids));
    TableType table = new TableType(AddressType.I64, Limits.atLeast(1), ref(0));
    assertEquals(
        new TableType(AddressType.I64, Limits.atLeast(1), ref(7)),
        TypeRegistry.canonicalize(table, ids));
    ExternType memory = MemoryType.of(Limits.atLeast(3));
    assertEquals(memory, TypeRegistry.canonicalize(memory, ids));
  }

  @Test
  void threadsAgree() throws Exception {
    List<RecGroup> section = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      section.add(new RecGroup(i, rec(open(i == 0 ? func() : numbered(i % 50), new Integer[0]))));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<int[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> registerAndCheck(section));
      }
      List<Future<int[]>> results = threads.invokeAll(tasks);
      int[] expected = results.get(0).get();
      for (Future<int[]> result : results) {
        assertArrayEquals(expected, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private int[] registerAndCheck(List<RecGroup> section) {
    int[] ids = registry.register(section);
    for (int i = 0; i < ids.length; i++) {
      assertEquals(section.get(i).types().get(0), registry.type(ids[i]));
    }
    return ids;
  }
}
