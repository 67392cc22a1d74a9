package io.dunlin.bytecode.runtime;

import io.dunlin.spi.code.ClassPathCode;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.store.Imports;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a module, found in a class loader by their names. The code may be there in a
 * second form, for arrays of memories with room, which later instances have once it is preferred.
 * Thread-safe.
 */
public final class ModuleCode implements CompiledModule {
  /** Of a vector that is held as a component for each lane of 32 bits. */
  private static final int SLOTS_PER_VECTOR = 4;

  private static final int SLOTS_PER_HALVES = 2;

  private final ModuleContext context;
  private final ClassLoader loader;
  private final String packageName;
  private final Supplier<? extends CodeForms> forms;
  private final MemoryArrays arrays;
  private final @Nullable Supplier<ModuleCode> withRoom;
  private final int[] typeIds;
  private final int extraSlots;
  private final Map<Integer, Code> codes = new ConcurrentHashMap<>();
  private volatile @Nullable Constructor<? extends BytecodeInstance> constructor;
  private volatile @Nullable ModuleCode later;
  private volatile int sizeGrownTo;

  /**
   * The code of a module.
   *
   * @param types the engine's canonical types
   * @param packageName the package of the module's classes
   * @param loader finds them
   * @param forms gives the code in the forms that it is kept in
   * @param arrays what the code takes arrays of memories for
   * @param withRoom makes the same for arrays with room; null if there is only this
   */
  public ModuleCode(
      ModuleContext context,
      TypeRegistry types,
      String packageName,
      ClassLoader loader,
      Supplier<? extends CodeForms> forms,
      MemoryArrays arrays,
      @Nullable Supplier<ModuleCode> withRoom) {
    this.context = context;
    this.forms = forms;
    this.loader = loader;
    this.packageName = packageName;
    this.arrays = arrays;
    this.withRoom = withRoom;
    this.typeIds = types.register(context.module().recGroups());
    this.extraSlots = extraSlots(context.module());
    if (MemoryArrays.MIN_TIMES_COPIED == 0) {
      preferRoom();
    }
  }

  private static int extraSlots(WasmModule module) {
    int slots = 0;
    int localSlots = 0;
    for (FunctionBody body : module.bodies()) {
      if (body.end() - body.start() > MethodSize.MAX_UNDIVIDED_VECTOR_BODY) {
        localSlots = Math.max(localSlots, slotsOfLocals(body));
      }
    }
    for (int i = 0; i < module.types().size(); i++) {
      if (module.types().get(i).composite() instanceof io.dunlin.wasm.type.FuncType type) {
        slots = Math.max(slots, Math.max(type.paramSlots(), type.resultSlots()));
      }
    }
    // Of a part that a function is divided into: its locals, and what a branch carries, in halves.
    return (SLOTS_PER_VECTOR / SLOTS_PER_HALVES + 1) * Math.max(slots, SLOTS_PER_HALVES)
        + localSlots;
  }

  /** No more than the slots of all locals that a function declares, and those of its parameters. */
  private static int slotsOfLocals(FunctionBody body) {
    InstructionReader reader = new InstructionReader(body.bytes(), body.start(), body.end());
    int declarations = reader.readU32();
    int slots = 0;
    for (int i = 0; i < declarations; i++) {
      int count = reader.readU32();
      slots += count * (reader.readValueType() == TypeCodes.V128 ? SLOTS_PER_VECTOR : 1);
    }
    return slots;
  }

  @Override
  public ModuleContext module() {
    return context;
  }

  @Override
  public byte[] artifact() {
    return forms.get().artifact();
  }

  @Override
  public ClassPathCode classPathCode() {
    return forms.get().classPathCode();
  }

  /** The decoded module. */
  WasmModule wasm() {
    return context.module();
  }

  /** The package of its classes. */
  String packageName() {
    return packageName;
  }

  /** The canonical id of each type of the module. Not to be changed. */
  int[] typeIds() {
    return typeIds;
  }

  /** The extra slots that its calls need. */
  int extraSlots() {
    return extraSlots;
  }

  /** What the code takes arrays of memories for. */
  MemoryArrays arrays() {
    return arrays;
  }

  /** A memory was grown by the code, and has so many bytes now. */
  void grewTo(int size) {
    sizeGrownTo = size;
  }

  /** To how many bytes the code grew a memory last: later instances are expected to do the same. */
  int sizeGrownTo() {
    return sizeGrownTo;
  }

  /** Later instances have arrays with room, if there is code for that. */
  void preferRoom() {
    Supplier<ModuleCode> supplier = withRoom;
    if (later == null && supplier != null) {
      later = supplier.get(); // another thread's would be as good
    }
  }

  /** The code of the next instance. */
  ModuleCode preferred() {
    ModuleCode code = later;
    return code == null ? this : code;
  }

  /** What runs a function that is not imported. */
  Code code(int function) {
    return codes.computeIfAbsent(
        function,
        each -> SignatureClasses.newCode(loader, packageName + "." + CodeNames.function(each)));
  }

  /** An instance of the module. */
  BytecodeInstance newInstance(BytecodeStore store, Imports imports) {
    try {
      return constructor().newInstance(store, this, imports);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load the compiled code: " + e, e);
    }
  }

  private Constructor<? extends BytecodeInstance> constructor()
      throws ReflectiveOperationException {
    Constructor<? extends BytecodeInstance> known = constructor;
    if (known == null) {
      known =
          Class.forName(packageName + "." + CodeNames.instance(), true, loader)
              .asSubclass(BytecodeInstance.class)
              .getConstructor(BytecodeStore.class, ModuleCode.class, Imports.class);
      constructor = known;
    }
    return known;
  }
}
