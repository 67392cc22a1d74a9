package io.dunlin.nativecompiler;

import io.dunlin.compiler.build.BuildContext;
import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.build.FunctionBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance whose functions are built when they are first called. */
final class IrInstance {
  private static final int MAX_PAGES = 1024;
  private static final int MAX_ELEMENTS = 100_000;

  final IrStore store;
  final WasmModule module;
  final int[] types;
  final BitSet droppedData = new BitSet();
  final BitSet droppedElements = new BitSet();
  private final AddressSpace space;
  private final InstanceLayout layout;
  private final BuildContext context;
  private final FunctionValidator validator;
  private final Consumer<IrFunction> optimizer;
  private final @Nullable IrFunction[] functions;
  private final long address;

  /**
   * Instantiates a module.
   *
   * @param imports addresses of imports by module and name, tags by number; if there are none,
   *     imports are invented: functions that return zeros, globals, memories and tables of zeros
   * @param optimizer what is done to each function before it is called
   */
  IrInstance(
      IrStore store,
      WasmModule module,
      BuildOptions options,
      Map<String, Long> imports,
      Consumer<IrFunction> optimizer) {
    this.store = store;
    this.module = module;
    this.space = store.space;
    this.optimizer = optimizer;
    types = store.types.register(module.recGroups());
    ModuleContext validated = ModuleValidator.validate(module, Features.ALL);
    context = new BuildContext(validated, options);
    layout = context.layout();
    validator = new FunctionValidator(validated);
    functions = new IrFunction[module.functionCount()];
    address = space.add(layout.size());
    store.instances.add(this);
    store.byContext.put(address, this);
    for (int i = 0; i < types.length; i++) {
      space.write(address + layout.type(i), 4, types[i]);
    }
    link(imports);
    define();
    initialize();
  }

  private void link(Map<String, Long> imports) {
    int[] next = new int[ExternKind.values().length];
    for (Import each : module.imports()) {
      ExternKind kind = each.type().kind();
      int index = next[kind.ordinal()]++;
      Long found = imports.get(kind + "/" + each.module() + "/" + each.name());
      if (found == null) {
        if (!imports.isEmpty()) {
          throw new UnsupportedOperationException("import " + each);
        }
        found = invent(each.type(), index);
      }
      if (kind == ExternKind.TAG) {
        space.write(address + layout.tag(index), 4, found);
      } else {
        space.write(address + place(kind, index), 8, found);
      }
    }
  }

  /** Makes something that fits an import. */
  private long invent(ExternType type, int index) {
    if (type instanceof FunctionType function) {
      int results = module.funcType(function.typeIndex()).results().size();
      return store.addHostFunction(ignored -> new long[2 * results], types[function.typeIndex()]);
    }
    if (type instanceof MemoryType memory) {
      long place = space.add(ContextLayout.Memory.SIZE);
      fillMemory(place, memory);
      return place;
    }
    if (type instanceof TableType table) {
      long place = space.add(ContextLayout.Table.SIZE);
      space.write(address + layout.table(index), 8, place);
      fillTable(index, table, 0);
      return place;
    }
    return type.kind() == ExternKind.TAG ? store.tags++ : space.add(ContextLayout.Global.SIZE);
  }

  private void fillMemory(long place, MemoryType type) {
    long bytes = type.limits().min() << type.pageSizeLog2();
    if (bytes > (long) MAX_PAGES << 16) {
      throw new UnsupportedOperationException("large memory");
    }
    long limit = (long) MAX_PAGES << (16 - type.pageSizeLog2());
    store.maxima.put(place, maximum(type.limits(), limit));
    space.write(place + ContextLayout.Memory.BASE, 8, space.add((int) bytes));
    space.write(place + ContextLayout.Memory.BYTE_SIZE, 8, bytes);
  }

  private void fillTable(int index, TableType type, long value) {
    store.maxima.put(table(index), maximum(type.limits(), MAX_ELEMENTS));
    space.write(table(index) + ContextLayout.Table.BASE, 8, space.add(0));
    if (growTable(index, value, type.limits().min()) < 0) {
      throw new UnsupportedOperationException("large table");
    }
  }

  private int place(ExternKind kind, int index) {
    return switch (kind) {
      case FUNC -> layout.function(index);
      case TABLE -> layout.table(index);
      case MEMORY -> layout.memory(index);
      case GLOBAL -> layout.global(index);
      case TAG -> layout.tag(index);
    };
  }

  private boolean isImported(ExternKind kind, int index) {
    return switch (kind) {
      case FUNC -> layout.isFunctionImported(index);
      case TABLE -> layout.isTableImported(index);
      case MEMORY -> layout.isMemoryImported(index);
      case GLOBAL -> layout.isGlobalImported(index);
      case TAG -> false;
    };
  }

  /** The address of something, or the number of a tag. */
  long reference(ExternKind kind, int index) {
    long at = address + place(kind, index);
    if (kind == ExternKind.TAG) {
      return space.read(at, 4);
    }
    return isImported(kind, index) ? space.read(at, 8) : at;
  }

  int tag(int index) {
    return (int) reference(ExternKind.TAG, index);
  }

  private void define() {
    for (int i = module.importedFunctionCount(); i < module.functionCount(); i++) {
      long descriptor = address + layout.function(i);
      space.write(descriptor + ContextLayout.Function.CODE, 8, IrStore.codeOf(i));
      space.write(descriptor + ContextLayout.Function.INSTANCE, 8, address);
      store.describe(descriptor, types[module.functionTypeIndex(i)]);
    }
    for (int i = module.importedTagCount(); i < module.tagTypes().size(); i++) {
      space.write(address + layout.tag(i), 4, store.tags++);
    }
    for (int i = module.importedMemoryCount(); i < module.memoryTypes().size(); i++) {
      fillMemory(defineMemory(i), module.memoryTypes().get(i));
    }
    int importedGlobals = module.importedGlobalCount();
    for (int i = 0; i < module.globals().size(); i++) {
      long global = reference(ExternKind.GLOBAL, importedGlobals + i);
      long[] value = evaluate(module.globals().get(i).init());
      space.write(global, 8, value[0]);
      space.write(global + 8, 8, value[1]);
    }
    int importedTables = module.importedTableCount();
    for (int i = 0; i < module.tables().size(); i++) {
      ConstExpr init = module.tables().get(i).init();
      long value = init == null ? 0 : evaluate(init)[0];
      fillTable(importedTables + i, module.tables().get(i).type(), value);
    }
  }

  private static long maximum(Limits limits, long most) {
    return limits.hasMax() && Long.compareUnsigned(limits.max(), most) < 0 ? limits.max() : most;
  }

  /** Shared memories lie outside of the context, even if they are not imported. */
  private long defineMemory(int index) {
    if (layout.isMemoryImported(index)) {
      long memory = space.add(ContextLayout.Memory.SIZE);
      space.write(address + layout.memory(index), 8, memory);
      return memory;
    }
    return reference(ExternKind.MEMORY, index);
  }

  private void initialize() {
    for (int i = 0; i < module.elements().size(); i++) {
      ElementSegment segment = module.elements().get(i);
      if (segment.mode() == SegmentMode.ACTIVE) {
        long offset = evaluate(Objects.requireNonNull(segment.offset()))[0];
        initTable(segment.table(), i, unsigned(segment.table(), offset), 0, segment.size());
      }
      if (segment.mode() != SegmentMode.PASSIVE) {
        droppedElements.set(i);
      }
    }
    for (int i = 0; i < module.dataSegments().size(); i++) {
      DataSegment segment = module.dataSegments().get(i);
      if (segment.mode() == SegmentMode.ACTIVE) {
        long offset = evaluate(Objects.requireNonNull(segment.offset()))[0];
        boolean is64 =
            module.memoryTypes().get(segment.memory()).addressType().name().equals("I64");
        long at = is64 ? offset : offset & 0xFFFFFFFFL;
        initMemory(segment.memory(), i, at, 0, segment.content().length());
        droppedData.set(i);
      }
    }
    if (module.startFunction() != WasmModule.NONE) {
      store.callReference(reference(ExternKind.FUNC, module.startFunction()), new long[0]);
    }
  }

  private long unsigned(int table, long offset) {
    boolean is64 = module.tableTypes().get(table).addressType().name().equals("I64");
    return is64 ? offset : offset & 0xFFFFFFFFL;
  }

  long[] evaluate(ConstExpr expression) {
    InstructionReader reader =
        new InstructionReader(expression.bytes(), expression.start(), expression.end());
    Instruction instruction = new Instruction();
    Deque<long[]> stack = new ArrayDeque<>();
    while (true) {
      reader.next(instruction);
      switch (instruction.op()) {
        case END -> {
          return stack.pop();
        }
        case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST ->
            stack.push(new long[] {instruction.value(), instruction.valueHigh()});
        case REF_NULL -> stack.push(new long[2]);
        case REF_FUNC ->
            stack.push(new long[] {reference(ExternKind.FUNC, instruction.index()), 0});
        case GLOBAL_GET -> {
          long global = reference(ExternKind.GLOBAL, instruction.index());
          stack.push(new long[] {space.read(global, 8), space.read(global + 8, 8)});
        }
        case REF_I31 -> stack.push(new long[] {stack.pop()[0] << 1 | 1, 0});
        case I32_ADD, I64_ADD, I32_SUB, I64_SUB, I32_MUL, I64_MUL ->
            arithmetic(instruction.op(), stack);
        default -> throw new UnsupportedOperationException(instruction.op().mnemonic());
      }
    }
  }

  private static void arithmetic(Op op, Deque<long[]> stack) {
    long b = stack.pop()[0];
    long a = stack.pop()[0];
    long result =
        switch (op) {
          case I32_ADD -> (int) (a + b);
          case I64_ADD -> a + b;
          case I32_SUB -> (int) (a - b);
          case I64_SUB -> a - b;
          case I32_MUL -> (int) (a * b);
          default -> a * b;
        };
    stack.push(new long[] {result, 0});
  }

  /** Calls a function of the module's own. */
  long[] call(int index, long[] arguments) {
    return store.interpreter.call(function(index), address, arguments);
  }

  IrFunction function(int index) {
    IrFunction function = functions[index];
    if (function == null) {
      FunctionBuilder builder = new FunctionBuilder(context);
      validator.validate(module.body(index), builder);
      function = builder.result();
      optimizer.accept(function);
      functions[index] = function;
    }
    return function;
  }

  // Memories

  private long memory(int index) {
    return reference(ExternKind.MEMORY, index);
  }

  byte[] memoryBytes(int index) {
    return space.bytes(space.read(memory(index) + ContextLayout.Memory.BASE, 8));
  }

  long growMemory(int index, long delta) {
    MemoryType type = module.memoryTypes().get(index);
    long memory = memory(index);
    long bytes = space.read(memory + ContextLayout.Memory.BYTE_SIZE, 8);
    long pages = bytes >> type.pageSizeLog2();
    long most = Objects.requireNonNull(store.maxima.get(memory)) - pages;
    if (Long.compareUnsigned(delta, Math.max(0, most)) > 0) {
      return -1;
    }
    long grown = (pages + delta) << type.pageSizeLog2();
    space.grow(space.read(memory + ContextLayout.Memory.BASE, 8), (int) grown);
    space.write(memory + ContextLayout.Memory.BYTE_SIZE, 8, grown);
    return pages;
  }

  void initMemory(int memory, int segment, long destination, long source, long count) {
    DataSegment data = module.dataSegments().get(segment);
    long length = droppedData.get(segment) ? 0 : data.content().length();
    byte[] bytes = memoryBytes(memory);
    boolean fits = fits(source, count, length) && fits(destination, count, bytes.length);
    if (!fits) {
      throw new IrInterpreter.Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }
    int from = data.content().start() + (int) source;
    System.arraycopy(module.bytes(), from, bytes, (int) destination, (int) count);
  }

  private static boolean fits(long at, long count, long size) {
    return Long.compareUnsigned(at, size) <= 0 && Long.compareUnsigned(count, size - at) <= 0;
  }

  // Tables

  private long table(int index) {
    return reference(ExternKind.TABLE, index);
  }

  long tableLength(int index) {
    return space.read(table(index) + ContextLayout.Table.LENGTH, 8);
  }

  private int elementBytes(int index) {
    int code = module.tableTypes().get(index).element().code();
    return HeapLayout.isFunctionReference(code, module) ? 8 : 4;
  }

  long element(int table, long at) {
    int bytes = elementBytes(table);
    long base = space.read(table(table) + ContextLayout.Table.BASE, 8);
    return space.read(base + at * bytes, bytes);
  }

  void setElement(int table, long at, long value) {
    int bytes = elementBytes(table);
    long base = space.read(table(table) + ContextLayout.Table.BASE, 8);
    space.write(base + at * bytes, bytes, value);
  }

  long growTable(int index, long value, long delta) {
    long length = tableLength(index);
    long most = Objects.requireNonNull(store.maxima.get(table(index))) - length;
    if (Long.compareUnsigned(delta, Math.max(0, most)) > 0) {
      return -1;
    }
    long base = space.read(table(index) + ContextLayout.Table.BASE, 8);
    space.grow(base, (int) (length + delta) * elementBytes(index));
    space.write(table(index) + ContextLayout.Table.LENGTH, 8, length + delta);
    for (long i = length; i < length + delta; i++) {
      setElement(index, i, value);
    }
    return length;
  }

  void initTable(int table, int segment, long destination, long source, long count) {
    ElementSegment elements = module.elements().get(segment);
    long length = droppedElements.get(segment) ? 0 : elements.size();
    if (!fits(source, count, length) || !fits(destination, count, tableLength(table))) {
      throw new IrInterpreter.Trap(TrapCode.TABLE_OUT_OF_BOUNDS);
    }
    for (int i = 0; i < count; i++) {
      int at = (int) source + i;
      long value =
          elements.hasFunctions()
              ? reference(ExternKind.FUNC, elements.function(at))
              : evaluate(elements.expressions().get(at))[0];
      setElement(table, destination + i, value);
    }
  }

  /** Whether values of a type are references to functions. */
  boolean isFunctionReference(int code) {
    return TypeCodes.isReference(code) && HeapLayout.isFunctionReference(code, module);
  }
}
