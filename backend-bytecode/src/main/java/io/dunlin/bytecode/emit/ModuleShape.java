package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.FunctionGroups;
import io.dunlin.bytecode.runtime.MemoryArrays;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.bytecode.runtime.StructShape;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What code needs to know of its module: names, and how things are held. Immutable. */
final class ModuleShape {
  /** Fields of an instance for each kind of things; what comes behind is found in arrays. */
  static final int MAX_FIELDS = 256;

  private static final int IMPORTS_PER_CLASS = 256;

  private final ModuleContext context;
  private final String packageName;
  private final FunctionGroups groups;
  private final boolean consumesFuel;
  private final VectorSupport vectorSupport;
  private final MemoryArrays arrays;
  private final TypeRegistry types;
  private final int[] typeIds;
  private final Map<Integer, StructShape> structs = new ConcurrentHashMap<>();

  /**
   * The shape of a module.
   *
   * @param packageName the package of its classes, with dots
   */
  ModuleShape(
      ModuleContext context,
      String packageName,
      BackendSettings settings,
      VectorSupport vectorSupport,
      MemoryArrays arrays) {
    this.vectorSupport = vectorSupport;
    this.arrays = arrays;
    this.context = context;
    this.packageName = packageName.replace('.', '/');
    this.groups = FunctionGroups.of(context.module());
    this.consumesFuel = settings.consumeFuel();
    this.types = settings.types();
    this.typeIds = types.register(context.module().recGroups());
  }

  ModuleContext context() {
    return context;
  }

  WasmModule wasm() {
    return context.module();
  }

  FunctionGroups groups() {
    return groups;
  }

  /** What code may use for vectors. */
  VectorSupport vectorSupport() {
    return vectorSupport;
  }

  boolean consumesFuel() {
    return consumesFuel;
  }

  /**
   * The functions, but imported ones, that may be called in other ways than by direct calls: which
   * references, exports and the start function mean, and what others call last.
   */
  IntStream referencedFunctions() {
    BitSet functions = new BitSet();
    for (int i = wasm().importedFunctionCount(); i < wasm().functionCount(); i++) {
      functions.set(i, functions.get(i) || context.isDeclared(i) || i == wasm().startFunction());
      TailCallGenerator.addTargets(this, i, functions);
    }
    functions.clear(0, wasm().importedFunctionCount());
    return functions.stream();
  }

  /** The full name of a class of the module, with slashes. */
  String className(String simpleName) {
    return packageName + "/" + simpleName;
  }

  String instanceClass() {
    return className(CodeNames.instance());
  }

  boolean isImported(int function) {
    return function < wasm().importedFunctionCount();
  }

  /** The class with the method that is called for a function. */
  String functionClass(int function) {
    return className(
        isImported(function)
            ? CodeNames.imports(function / IMPORTS_PER_CLASS)
            : CodeNames.group(groups.of(function), 0));
  }

  /** The class with the method of a part of a function. */
  String partClass(int function, Part part) {
    return className(CodeNames.group(groups.of(function), part.classNumber()));
  }

  /** The package of the module's classes, with dots. */
  String packageName() {
    return packageName.replace('/', '.');
  }

  /** The number of classes with calls of imported functions. */
  int importClasses() {
    return (wasm().importedFunctionCount() + IMPORTS_PER_CLASS - 1) / IMPORTS_PER_CLASS;
  }

  /** The functions whose calls a class of imports has. */
  int firstImport(int importClass) {
    return importClass * IMPORTS_PER_CLASS;
  }

  /** The end of those functions. */
  int endOfImports(int importClass) {
    return Math.min(wasm().importedFunctionCount(), (importClass + 1) * IMPORTS_PER_CLASS);
  }

  /** The method that is called for a function. */
  String method(int function) {
    return isImported(function) ? "import" + function : CodeNames.method(wasm(), function);
  }

  Signature signature(int function) {
    return Signature.of(wasm().functionType(function));
  }

  /** The descriptor of the method that is called for functions of a signature. */
  String descriptor(Signature signature) {
    return "(" + parameters(signature) + ")" + signature.result();
  }

  /** The same for methods that may end in a tail call. */
  String tailDescriptor(Signature signature) {
    return "("
        + parameters(signature)
        + ")"
        + RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION);
  }

  private String parameters(Signature signature) {
    return signature.arguments() + RuntimeNames.descriptor(instanceClass());
  }

  /** Whether a memory is one array of this store, which all of its addresses fit into. */
  boolean isArray(int memory) {
    return !wasm().memoryTypes().get(memory).shared();
  }

  /** Whether the arrays of memories may be longer than the memories are large. */
  boolean hasRoom() {
    return arrays == MemoryArrays.WITH_ROOM;
  }

  boolean hasLongAddresses(int memory) {
    MemoryType type = wasm().memoryTypes().get(memory);
    return type.addressType() == AddressType.I64;
  }

  boolean hasLongIndices(int table) {
    return wasm().tableTypes().get(table).addressType() == AddressType.I64;
  }

  /** The class of structures of a type. */
  StructShape struct(int type) {
    return structs.computeIfAbsent(type, index -> StructShape.of(typeIds[index], types));
  }

  /** The fields of structures of a type. */
  List<FieldType> fields(int type) {
    return ((StructType) wasm().types().get(type).composite()).fields();
  }

  /** The code of what elements of arrays of a type are stored as. */
  int elementType(int type) {
    return ((ArrayType) wasm().types().get(type).composite()).element().storage().code();
  }

  /** The type of what a global holds, in module codes. */
  int globalType(int global) {
    return wasm().globalTypes().get(global).value().code();
  }
}
