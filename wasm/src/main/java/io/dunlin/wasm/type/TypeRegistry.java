package io.dunlin.wasm.type;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives equivalent type definitions the same small number, their canonical id.
 *
 * <p>Types are iso-recursive: two definitions are equivalent if they stand at the same place in
 * equivalent groups. A group is made comparable by writing references within it relative to its
 * start and references out of it as canonical ids; equal groups then share their ids. Each id keeps
 * its chain of declared supertypes, so that a subtype test is one array access.
 *
 * <p>Thread-safe; lookups take no lock. What has been registered stays, so the memory taken is in
 * proportion to the different types of the modules registered.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling">
 *     Rolling and unrolling</a>
 */
public final class TypeRegistry {
  /** Added to a group-relative index; no canonical id is as large. */
  static final int RELATIVE = 1 << 26;

  private final Map<GroupKey, Integer> groups = new HashMap<>();
  private final TypeDigests digests = new TypeDigests(this);
  private volatile @Nullable DefinedType[] entries = new DefinedType[16];
  private int size;

  /** Creates an empty registry. */
  public TypeRegistry() {}

  /**
   * Registers the type section of a module.
   *
   * @param recGroups its groups, each of which refers only to itself and to earlier ones
   * @return the canonical id of each type index
   * @throws IllegalArgumentException if a reference leads further
   * @throws InvalidModuleException if a type has too many supertypes above it
   */
  public int[] register(List<RecGroup> recGroups) {
    int count = 0;
    for (RecGroup group : recGroups) {
      count += group.types().size();
    }
    int[] ids = new int[count];
    for (RecGroup group : recGroups) {
      register(group, ids);
    }
    return ids;
  }

  /**
   * Registers one group of a module.
   *
   * @param group the group
   * @param ids the canonical ids of all earlier types, to which those of the group are added
   * @throws IllegalArgumentException if a reference leads further than the group
   * @throws InvalidModuleException if a type has more supertypes above it than {@link
   *     WasmLimits#SUBTYPING_DEPTH}; nothing is registered then
   */
  public void register(RecGroup group, int[] ids) {
    int first = group.firstIndex();
    int count = group.types().size();
    int base = register(group.types(), index -> reference(index, first, count, ids));
    for (int i = 0; i < count; i++) {
      ids[first + i] = base + i;
    }
  }

  private static int reference(int index, int first, int count, int[] ids) {
    if (index >= 0 && index < first) {
      return ids[index];
    }
    if (index < 0 || index - first >= count) {
      throw new IllegalArgumentException("unknown type " + Integer.toUnsignedString(index));
    }
    return index - first + RELATIVE;
  }

  /**
   * Registers a function type that stands alone, as those of host functions do.
   *
   * @param type the type, whose references are canonical ids
   */
  public int register(FuncType type) {
    return register(List.of(SubType.plain(type)), this::registered);
  }

  private int registered(int id) {
    definedType(id);
    return id;
  }

  /**
   * Registers a definition that stands alone.
   *
   * @param type the definition, whose references and supertypes are canonical ids
   * @throws IllegalArgumentException if one of them is not registered, or the type is no valid
   *     subtype of its supertype
   */
  public DefinedType define(SubType type) {
    for (int supertype : type.supertypes()) {
      SubType above = type(supertype);
      if (type.supertypes().size() > 1 || above.isFinal() || !extendsStructure(type, above)) {
        throw new IllegalArgumentException("the type may not be declared below " + supertype);
      }
    }
    return definedType(register(List.of(type), this::registered));
  }

  /**
   * Whether the structure of a definition allows it to be declared below another one.
   *
   * @param sub a definition in canonical ids
   * @param sup a definition in canonical ids
   */
  public boolean extendsStructure(SubType sub, SubType sup) {
    return CompositeTypes.matches(this, sub.composite(), sup.composite());
  }

  /** Registers a group; {@code references} gives canonical ids and {@link #RELATIVE} numbers. */
  private int register(List<SubType> types, IntUnaryOperator references) {
    GroupKey key = GroupKey.of(types, references);
    synchronized (groups) {
      Integer known = groups.get(key);
      return known != null ? known : add(key, types, references);
    }
  }

  private int add(GroupKey key, List<SubType> types, IntUnaryOperator references) {
    int base = size;
    int end = base + types.size();
    if (end > RELATIVE) {
      throw new IllegalStateException("too many types are registered: limit " + RELATIVE);
    }
    TypeMapper toCanonical =
        new TypeMapper(
            index -> {
              int reference = references.applyAsInt(index);
              return reference >= RELATIVE ? reference - RELATIVE + base : reference;
            });
    List<DefinedType> added = new ArrayList<>(types.size());
    for (SubType each : types) {
      SubType type = toCanonical.map(each);
      added.add(new DefinedType(base + added.size(), end, type, supertype(type, base, added)));
    }
    @Nullable DefinedType[] grown = entries;
    if (end > grown.length) {
      grown = Arrays.copyOf(grown, Math.max(end, grown.length * 2));
    }
    for (int i = 0; i < added.size(); i++) {
      grown[base + i] = added.get(i);
    }
    groups.put(key, base);
    size = end;
    entries = grown;
    return base;
  }

  /**
   * The supertype of a type that comes next behind {@code added}, which begins with id {@code
   * base}.
   */
  private @Nullable DefinedType supertype(SubType type, int base, List<DefinedType> added) {
    if (type.supertypes().isEmpty()) {
      return null;
    }
    int supertype = type.supertypes().get(0);
    if (supertype >= base + added.size()) {
      throw new IllegalArgumentException("unknown type: a supertype must come first");
    }
    DefinedType above = supertype < base ? definedType(supertype) : added.get(supertype - base);
    if (above.depth() >= WasmLimits.SUBTYPING_DEPTH) {
      throw new InvalidModuleException(
          "too many super types above a type: the limit is " + WasmLimits.SUBTYPING_DEPTH,
          InvalidModuleException.UNKNOWN,
          InvalidModuleException.UNKNOWN);
    }
    return above;
  }

  /**
   * The definition with this canonical id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public DefinedType definedType(int id) {
    @Nullable DefinedType[] all = entries;
    DefinedType type = id >= 0 && id < all.length ? all[id] : null;
    if (type == null) {
      throw new IllegalArgumentException("no registered type has the canonical id " + id);
    }
    return type;
  }

  /** The definition with this canonical id; what it refers to are canonical ids as well. */
  public SubType type(int id) {
    return definedType(id).definition();
  }

  /**
   * The function type with this canonical id.
   *
   * @throws IllegalArgumentException if it is not one of functions
   */
  public FuncType funcType(int id) {
    CompositeType composite = definedType(id).definition().composite();
    if (composite instanceof FuncType type) {
      return type;
    }
    throw new IllegalArgumentException("type " + id + " is no function type");
  }

  /**
   * A short text that stands for a type in every registry: equivalent types have the same, and two
   * others never do, as far as SHA-256 allows to say so. Consists of letters, digits and the signs
   * {@code -}, {@code =} and {@code +}.
   */
  public String digest(int id) {
    return digests.digest(id);
  }

  /** The number of supertypes above this type in its declared hierarchy. */
  public int depth(int id) {
    return definedType(id).depth();
  }

  /** Whether the first type is the second, or a declared subtype of it. */
  public boolean isSubtype(int sub, int sup) {
    return sub == sup || definedType(sub).isSubtypeOf(definedType(sup));
  }

  /**
   * Whether a value of the first type is one of the second.
   *
   * @param sub a type code with canonical ids
   * @param sup a type code with canonical ids
   */
  public boolean matches(int sub, int sup) {
    if (sub == sup || sub == TypeCodes.BOTTOM) {
      return true;
    }
    if (!TypeCodes.isReference(sub) || !TypeCodes.isReference(sup)) {
      return false;
    }
    if (TypeCodes.isNullable(sub) && !TypeCodes.isNullable(sup)) {
      return false;
    }
    return heapMatches(TypeCodes.heap(sub), TypeCodes.heap(sup));
  }

  /** Whether what the first heap type describes is described by the second as well. */
  public boolean heapMatches(int sub, int sup) {
    if (sub == sup || sub == TypeCodes.BOTTOM_HEAP) {
      return true;
    }
    if (!TypeCodes.isConcrete(sub)) {
      return TypeCodes.isConcrete(sup)
          ? sub == HeapTypes.bottom(abstractTypeOf(sup))
          : HeapTypes.isSubtype(sub, sup);
    }
    return TypeCodes.isConcrete(sup)
        ? isSubtype(sub, sup)
        : HeapTypes.isSubtype(abstractTypeOf(sub), sup);
  }

  /** The abstract heap type directly above a definition: {@code func}, {@code struct} or array. */
  public int abstractTypeOf(int id) {
    return definedType(id).abstractType();
  }

  /** The abstract type at the top of the hierarchy that a heap type belongs to. */
  public int top(int heap) {
    return HeapTypes.top(TypeCodes.isConcrete(heap) ? abstractTypeOf(heap) : heap);
  }

  /** A value type code of a module in canonical form. */
  public static int canonicalize(int code, int[] ids) {
    return mapper(ids).map(code);
  }

  /** A value type of a module in canonical form. */
  public static ValType canonicalize(ValType type, int[] ids) {
    return mapper(ids).map(type);
  }

  /** A function type of a module in canonical form. */
  public static FuncType canonicalize(FuncType type, int[] ids) {
    return mapper(ids).map(type);
  }

  /** The type of an import or export of a module in canonical form. */
  public static ExternType canonicalize(ExternType type, int[] ids) {
    return mapper(ids).map(type);
  }

  /** The type of a table of a module in canonical form. */
  public static TableType canonicalize(TableType type, int[] ids) {
    return mapper(ids).map(type);
  }

  /** The type of a global of a module in canonical form. */
  public static GlobalType canonicalize(GlobalType type, int[] ids) {
    return mapper(ids).map(type);
  }

  private static TypeMapper mapper(int[] ids) {
    return new TypeMapper(index -> ids[index]);
  }
}
