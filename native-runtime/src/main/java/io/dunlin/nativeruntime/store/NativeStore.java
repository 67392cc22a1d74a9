package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.nativeruntime.context.StoreArena;
import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.nativeruntime.memory.NativeMemory;
import io.dunlin.nativeruntime.memory.NativeSharedMemory;
import io.dunlin.nativeruntime.stub.Thunk;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StopWatch;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The native backends' part of a store. */
public final class NativeStore implements StoreBackend {
  private static final Cleaner CLEANER = Cleaner.create();

  private final NativeEngine engine;
  private final StoreState state;
  private final StoreArena arena = new StoreArena();
  private final WasmStack stack;
  private final StoreContext context;
  private final References references;
  private final ValueArea values;
  private final HostCalls hostCalls;
  private final Execution execution;
  private final StoreResources resources;
  private final Cleaner.Cleanable cleanable;
  private @Nullable HeapObjects objects;
  private final List<NativeInstance> instances = new ArrayList<>();
  private final List<NativeHostFunction> hostFunctions = new ArrayList<>();
  private final List<TagInstance> tags = new ArrayList<>();
  private final IdentityHashMap<TagInstance, Integer> tagNumbers = new IdentityHashMap<>();

  /**
   * The native part of an empty store.
   *
   * @throws io.dunlin.spi.store.ResourceLimitException if there is no room for its stack
   */
  @SuppressWarnings("ThisEscapeInConstructor")
  public NativeStore(NativeEngine engine, StoreState state) {
    this.engine = engine;
    this.state = state;
    stack = new WasmStack(engine.settings().maxWasmStackBytes());
    resources = new StoreResources(arena, stack);
    cleanable = CLEANER.register(this, resources);
    int identity = StoreRegistry.reserve();
    resources.identity(identity);
    context = new StoreContext(arena, identity);
    context.setStack(stack);
    references = new References(stack, context, this::objects);
    values = new ValueArea(stack, references);
    hostCalls = new HostCalls(values);
    execution = new Execution(this);
    StoreRegistry.publish(identity, this);
    StopWatch.add(execution);
  }

  /** What it has in common with the other stores of its engine. */
  public NativeEngine engine() {
    return engine;
  }

  /** What all backends' stores have. */
  public StoreState state() {
    return state;
  }

  /** What code sees of it. */
  public StoreContext context() {
    return context;
  }

  /** The stack that its code runs on. */
  public WasmStack stack() {
    return stack;
  }

  /** Runs its code. */
  public Execution execution() {
    return execution;
  }

  /** Calls host functions for its code. */
  public HostCalls hostCalls() {
    return hostCalls;
  }

  /** The object that a number of code's refers to, or null for 0. */
  public @Nullable Object referred(int number) {
    return references.object(number);
  }

  /** The function with an address that code has given, or null for 0. */
  public @Nullable FunctionInstance function(long address) {
    return (FunctionInstance) references.function(address);
  }

  /** The object that code means by a value of a reference type. */
  public @Nullable Object reference(ValType type, long value) {
    return ValueKind.of(type, engine.types()) == ValueKind.FUNCTION
        ? references.function(value)
        : references.object((int) value);
  }

  References references() {
    return references;
  }

  ValueArea values() {
    return values;
  }

  /** The instance with a number that its context holds. */
  public NativeInstance instance(int identity) {
    return instances.get(identity);
  }

  /** The host function with a number that its instance context holds. */
  public NativeHostFunction hostFunction(int identity) {
    return hostFunctions.get(identity);
  }

  /** The tag that code knows by a number. */
  TagInstance tag(int number) {
    return tags.get(number);
  }

  /** The number by which code knows a tag. */
  public int tagNumber(TagInstance tag) {
    return tagNumbers.computeIfAbsent(
        tag,
        added -> {
          tags.add(added);
          return tags.size() - 1;
        });
  }

  @Override
  public MemoryInstance newMemory(MemoryType type) {
    return type.shared()
        ? new NativeSharedMemory(state, type, engine.reservations())
        : newMemory(type, arena.allocate(ContextLayout.Memory.SIZE));
  }

  NativeMemory newMemory(MemoryType type, MemorySegment structure) {
    NativeMemory memory = new NativeMemory(state, type, engine.reservations(), structure);
    resources.add(memory);
    return memory;
  }

  @Override
  public TableInstance newTable(TableType type) {
    return newTable(type, arena.allocate(ContextLayout.Table.SIZE));
  }

  NativeTable newTable(TableType type, MemorySegment structure) {
    ValueKind kind = ValueKind.of(type.element(), engine.types());
    NativeTable table = new NativeTable(state, type, structure, kind, references);
    resources.add(table.elements());
    return table;
  }

  @Override
  public GlobalInstance newGlobal(GlobalType type) {
    return newGlobal(type, arena.allocate(ContextLayout.Global.SIZE));
  }

  NativeGlobal newGlobal(GlobalType type, MemorySegment structure) {
    ValueKind kind = ValueKind.of(type.value(), engine.types());
    return new NativeGlobal(type, structure, kind, references);
  }

  @Override
  public FunctionInstance newHostFunction(int typeId, FuncType type, HostFunction function) {
    Signature signature = engine.signature(typeId, type);
    Thunk thunk = engine.stubs().hostThunk(signature.shape());
    int instanceAt = ContextLayout.Function.SIZE;
    MemorySegment both = arena.allocate(instanceAt + ContextLayout.Instance.SIZE);
    MemorySegment instance = both.asSlice(instanceAt);
    new FunctionStructures(engine).write(both, 0, thunk.address(), instance.address(), typeId);
    instance.set(JAVA_LONG, ContextLayout.Instance.STORE, context.address());
    instance.set(JAVA_INT, ContextLayout.Instance.IDENTITY, hostFunctions.size());
    NativeHostFunction added =
        new NativeHostFunction(both.address(), typeId, type, signature, thunk, function);
    hostFunctions.add(added);
    references.addOwner(both.address(), address -> added);
    return added;
  }

  @Override
  public StructInstance newStruct(DefinedType type) {
    return (StructInstance) objects().get(objects().heap().newStruct(type.id()));
  }

  @Override
  public ArrayInstance newArray(DefinedType type, int length) {
    return (ArrayInstance) objects().get(objects().heap().newArray(type.id(), length));
  }

  /** Structures, arrays and exceptions. */
  public HeapObjects objects() {
    HeapObjects made = objects;
    if (made == null) {
      ObjectHeap heap = new ObjectHeap(state, references.collector(), engine.types(), this::tag);
      resources.add(heap);
      context.setHeap(heap.base(), 0, 0);
      made = new HeapObjects(this, heap, references);
      references.setHeap(made);
      objects = made;
    }
    return made;
  }

  @Override
  public ModuleInstance newInstance(CompiledModule module, Imports imports) {
    LoadedModule loaded = engine.load(module);
    if (loaded.usesHeap()) {
      // Before its code runs, which takes the heap's place for a constant.
      objects();
    }
    MemorySegment instanceContext = arena.allocate(loaded.layout().size());
    NativeInstance instance =
        new NativeInstance(this, loaded, instanceContext, instances.size(), imports);
    instances.add(instance);
    return instance;
  }

  @Override
  public void close() {
    cleanable.clean();
  }
}
