package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the functions of a module have in common. Thread-safe. */
public final class BuildContext {
  private static final IrType[] NUMBERS = {
    IrType.I32, IrType.I32, IrType.I64, IrType.F32, IrType.F64, IrType.V128
  };

  private final ModuleContext moduleContext;
  private final WasmModule module;
  private final BuildOptions options;
  private final InstanceLayout layout;
  private final AtomicReferenceArray<int[]> fieldOffsets;

  /** Prepares for building the functions of a valid module. */
  public BuildContext(ModuleContext moduleContext, BuildOptions options) {
    this.moduleContext = moduleContext;
    this.module = moduleContext.module();
    this.options = options;
    this.layout = new InstanceLayout(module);
    this.fieldOffsets = new AtomicReferenceArray<>(module.types().size());
  }

  /** The module as the validator knows it. */
  public ModuleContext moduleContext() {
    return moduleContext;
  }

  /** The module. */
  public WasmModule module() {
    return module;
  }

  /** The options. */
  public BuildOptions options() {
    return options;
  }

  /** Where the context of an instance holds what. */
  public InstanceLayout layout() {
    return layout;
  }

  /** The type of values of a value type of the module. */
  public IrType type(int code) {
    if (!TypeCodes.isReference(code)) {
      return NUMBERS[code];
    }
    return HeapLayout.isFunctionReference(code, module) ? IrType.I64 : IrType.I32;
  }

  List<IrType> types(int[] codes) {
    List<IrType> types = new ArrayList<>(codes.length);
    for (int code : codes) {
      types.add(type(code));
    }
    return types;
  }

  MemoryType memory(int index) {
    return module.memoryTypes().get(index);
  }

  boolean isMemory64(int index) {
    return memory(index).addressType() == AddressType.I64;
  }

  boolean isTable64(int index) {
    return module.tableTypes().get(index).addressType() == AddressType.I64;
  }

  /**
   * Whether accesses to a memory are left to guard pages: those to memories with 32-bit addresses
   * and pages of the usual size. Such a memory never moves.
   */
  public boolean isGuarded(int memory) {
    MemoryType type = memory(memory);
    return options.memoryModel() == MemoryModel.GUARDED
        && type.addressType() == AddressType.I32
        && type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2;
  }

  StructType struct(int typeIndex) {
    return (StructType) module.types().get(typeIndex).composite();
  }

  ArrayType array(int typeIndex) {
    return (ArrayType) module.types().get(typeIndex).composite();
  }

  /** Where a field of a structure type is. */
  int fieldOffset(int typeIndex, int field) {
    int[] offsets = fieldOffsets.get(typeIndex);
    if (offsets == null) {
      offsets = HeapLayout.fieldOffsets(struct(typeIndex), module);
      fieldOffsets.set(typeIndex, offsets);
    }
    return offsets[field];
  }

  /** The number by which memory operands tell what is imported or defined apart. */
  static int regionNumber(int index, boolean imported) {
    return imported ? 0 : index + 1;
  }
}
