package io.dunlin.bytecode.emit;

/** Names of the classes that emitted code uses. */
final class RuntimeNames {
  private static final String RUNTIME = "io/dunlin/bytecode/runtime/";

  static final String OBJECT = "java/lang/Object";
  static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  static final String ACTIVATION = RUNTIME + "Activation";
  static final String ARRAY_ACCESS = RUNTIME + "ArrayAccess";
  static final String ARRAY_OPERATIONS = RUNTIME + "ArrayOperations";
  static final String ATOMIC_CALLS = RUNTIME + "AtomicCalls";
  static final String BRANCH_TABLES = RUNTIME + "BranchTables";
  static final String CALLABLE_FUNCTION = RUNTIME + "CallableFunction";
  static final String CALLS = RUNTIME + "Calls";
  static final String CASTS = RUNTIME + "Casts";
  static final String CODE = RUNTIME + "Code";
  static final String COMPILED_STRUCT = RUNTIME + "CompiledStruct";
  static final String EXCEPTIONS = RUNTIME + "Exceptions";
  static final String EXECUTION_CONTEXT = RUNTIME + "ExecutionContext";
  static final String EXTRA_SLOTS = RUNTIME + "ExtraSlots";
  static final String FRAME = RUNTIME + "Frame";
  static final String HINTS = RUNTIME + "Hints";
  static final String HOST_ENTRY = RUNTIME + "HostEntry";
  static final String INSTANCE = RUNTIME + "BytecodeInstance";
  static final String MEMORY_ACCESS = RUNTIME + "MemoryAccess";
  static final String MEMORY_CALLS = RUNTIME + "MemoryCalls";
  static final String MEMORY_OPERATIONS = RUNTIME + "MemoryOperations";
  static final String MODULE_CODE = RUNTIME + "ModuleCode";
  static final String NUMERICS = RUNTIME + "Numerics";
  static final String BYTE_MEMORY = RUNTIME + "ByteMemory";
  static final String OBJECT_TABLE = RUNTIME + "ObjectTable";
  static final String SMALL_INTEGERS = RUNTIME + "SmallIntegers";
  static final String STOP_REQUESTS = RUNTIME + "StopRequests";
  static final String STORE = RUNTIME + "BytecodeStore";
  static final String STRUCTS = RUNTIME + "Structs";
  static final String TABLE_OPERATIONS = RUNTIME + "TableOperations";
  static final String TAIL_CALLS = RUNTIME + "TailCalls";
  static final String TRAPS = RUNTIME + "Traps";
  static final String SCALAR = "io/dunlin/wasm/op/Scalar";
  static final String ARRAY_INSTANCE = "io/dunlin/spi/store/ArrayInstance";
  static final String DEFINED_TYPE = "io/dunlin/wasm/type/DefinedType";
  static final String EXCEPTION_SIGNAL = "io/dunlin/spi/store/ExceptionSignal";
  static final String IMPORTS = "io/dunlin/spi/store/Imports";
  static final String MEMORY_INSTANCE = "io/dunlin/spi/store/MemoryInstance";
  static final String MODULE_INSTANCE = "io/dunlin/spi/store/ModuleInstance";

  private RuntimeNames() {}

  /** The class of globals that hold values of a type. */
  static String global(int type) {
    switch (type) {
      case io.dunlin.wasm.type.TypeCodes.I32:
        return RUNTIME + "I32Global";
      case io.dunlin.wasm.type.TypeCodes.I64:
        return RUNTIME + "I64Global";
      case io.dunlin.wasm.type.TypeCodes.F32:
        return RUNTIME + "F32Global";
      case io.dunlin.wasm.type.TypeCodes.F64:
        return RUNTIME + "F64Global";
      case io.dunlin.wasm.type.TypeCodes.V128:
        return RUNTIME + "V128Global";
      default:
        return RUNTIME + "ReferenceGlobal";
    }
  }

  /** The descriptor of a class. */
  static String descriptor(String name) {
    return "L" + name + ";";
  }
}
