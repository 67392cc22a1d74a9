package io.dunlin.nativecompiler;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instances whose code is the intermediate representation, and the memory that they share. */
final class IrStore implements IrInterpreter.Environment {
  private static final int HEAP_BYTES = 1 << 22;

  /** A function of the host. */
  interface HostFunction {
    long[] call(long[] arguments);
  }

  final AddressSpace space = new AddressSpace();
  final TypeRegistry types = new TypeRegistry();
  final IrInterpreter interpreter;
  final List<IrInstance> instances = new ArrayList<>();
  final Map<Long, IrInstance> byContext = new HashMap<>();
  final List<HostFunction> hostFunctions = new ArrayList<>();
  private final long storeContext;
  final long heap;
  private int heapNext = 16;

  /** How large memories (in pages) and tables may grow, by their addresses. */
  final Map<Long, Long> maxima = new HashMap<>();

  int tags = 1;

  IrStore() {
    storeContext = space.add(ContextLayout.Store.SIZE);
    heap = space.add(HEAP_BYTES);
    space.write(storeContext + ContextLayout.Store.HEAP_BASE, 8, heap);
    interpreter = new IrInterpreter(this);
  }

  /** Code addresses: of the host negative, else the function's index and its context apart. */
  static long codeOf(int function) {
    return 0x1000 + function;
  }

  long addHostFunction(HostFunction function, int type) {
    hostFunctions.add(function);
    long descriptor = space.add(ContextLayout.Function.SIZE);
    space.write(descriptor + ContextLayout.Function.CODE, 8, -hostFunctions.size());
    describe(descriptor, type);
    return descriptor;
  }

  /** Writes the type into a function's descriptor. */
  void describe(long descriptor, int type) {
    space.write(descriptor + ContextLayout.Function.TYPE, 4, type);
    int depth = types.depth(type);
    space.write(descriptor + ContextLayout.Function.DEPTH, 4, depth);
    long display = space.add(4 * depth + 4);
    int at = type;
    for (int i = depth; i >= 0; i--) {
      space.write(display + 4L * i, 4, at);
      List<Integer> above = types.type(at).supertypes();
      at = above.isEmpty() ? 0 : above.get(0);
    }
    space.write(descriptor + ContextLayout.Function.SUPERTYPES, 8, display);
  }

  int allocate(int bytes, int type) {
    int at = heapNext;
    heapNext += (bytes + 7) & -8;
    if (heapNext > HEAP_BYTES) {
      throw new IrInterpreter.Trap(TrapCode.ALLOCATION_TOO_LARGE);
    }
    space.write(heap + at + HeapLayout.TYPE, 4, type);
    return at;
  }

  @Override
  public AddressSpace space() {
    return space;
  }

  @Override
  public long storeContext() {
    return storeContext;
  }

  @Override
  public long[] call(long instance, int function, long[] arguments) {
    return byContext(instance).call(function, arguments);
  }

  @Override
  public IrFunction function(long instance, int index) {
    return byContext(instance).function(index);
  }

  @Override
  public int functionOf(long code) {
    return code < 0 ? -1 : (int) code - 0x1000;
  }

  IrInstance byContext(long context) {
    IrInstance instance = byContext.get(context);
    if (instance == null) {
      throw new IllegalStateException("no instance at " + Long.toHexString(context));
    }
    return instance;
  }

  @Override
  public long[] callIndirect(long code, long instance, long[] arguments) {
    return code < 0
        ? hostFunctions.get((int) -code - 1).call(arguments)
        : byContext(instance).call((int) code - 0x1000, arguments);
  }

  /** Calls what a reference refers to. */
  long[] callReference(long descriptor, long[] arguments) {
    return callIndirect(
        space.read(descriptor + ContextLayout.Function.CODE, 8),
        space.read(descriptor + ContextLayout.Function.INSTANCE, 8),
        arguments);
  }

  @Override
  public long[] libcall(long instance, RuntimeFunction callee, long[] arguments) {
    return new IrRuntime(byContext(instance)).call(callee, arguments);
  }

  @Override
  public void consumeFuel(long units) {
    if (units < 0) {
      throw new IllegalStateException("negative fuel");
    }
  }
}
