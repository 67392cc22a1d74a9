package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/** Puts what an instance has onto Java's stack. */
final class InstanceAccess {
  private InstanceAccess() {}

  static void pushMemory(Emission emission, int memory) {
    pushField(emission, InstanceFields.memory(memory), memoryClass(emission.module, memory));
  }

  /** The class of what holds a memory. */
  static String memoryClass(ModuleShape module, int memory) {
    return module.isArray(memory) ? RuntimeNames.BYTE_MEMORY : RuntimeNames.MEMORY_INSTANCE;
  }

  static void pushTable(Emission emission, int table) {
    if (table < ModuleShape.MAX_FIELDS) {
      pushField(emission, InstanceFields.table(table), RuntimeNames.OBJECT_TABLE);
    } else {
      pushIndexed(emission, table, "table", "TableInstance", RuntimeNames.OBJECT_TABLE);
    }
  }

  static void pushGlobal(Emission emission, int global) {
    String type = RuntimeNames.global(emission.module.globalType(global));
    if (global < ModuleShape.MAX_FIELDS) {
      pushField(emission, InstanceFields.global(global), type);
    } else {
      pushIndexed(emission, global, "global", "GlobalInstance", type);
    }
  }

  /** The function as code calls it, and as references mean it. */
  static void pushFunction(Emission emission, int function) {
    JavaCode code = emission.code;
    code.loadInstance();
    code.push(function);
    code.invokeVirtual(
        RuntimeNames.INSTANCE,
        "callable",
        "(I)" + RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION));
  }

  /** The canonical id of a type of the module. */
  static void pushTypeId(Emission emission, int type) {
    emission.code.loadInstance();
    if (type < ModuleShape.MAX_FIELDS) {
      emission.code.getField(
          emission.module.instanceClass(),
          InstanceFields.type(type),
          JavaTypes.descriptor(TypeCodes.I32));
    } else {
      emission.code.push(type);
      emission.code.invokeVirtual(RuntimeNames.MODULE_INSTANCE, "typeId", "(I)I");
    }
  }

  /** The canonical form of the type of a structure or array. */
  static void pushDefinedType(Emission emission, int type) {
    if (type < ModuleShape.MAX_FIELDS) {
      pushField(emission, InstanceFields.definedType(type), RuntimeNames.DEFINED_TYPE);
    } else {
      emission.code.loadInstance();
      emission.code.push(type);
      emission.code.invokeVirtual(
          RuntimeNames.INSTANCE,
          "definedType",
          "(I)" + RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE));
    }
  }

  private static void pushField(Emission emission, String name, String type) {
    emission.code.loadInstance();
    emission.code.getField(emission.module.instanceClass(), name, RuntimeNames.descriptor(type));
  }

  private static void pushIndexed(
      Emission emission, int index, String method, String result, String type) {
    emission.code.loadInstance();
    emission.code.push(index);
    emission.code.invokeVirtual(
        RuntimeNames.MODULE_INSTANCE, method, "(I)Lio/dunlin/spi/store/" + result + ";");
    emission.code.cast(type);
  }
}
