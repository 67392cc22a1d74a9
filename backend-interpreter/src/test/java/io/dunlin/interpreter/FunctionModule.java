package io.dunlin.interpreter;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A module with memories, globals and one function, which a test writes instruction by instruction.
 */
public final class FunctionModule {
  /** The type {@code anyref}. */
  public static final int ANYREF = TypeCodes.reference(true, TypeCodes.ANY);

  /** The kind of a memory that stores share; its maximum is its size. */
  public static final int SHARED = 3;

  /** The kind of a memory whose addresses have 64 bits. */
  public static final int MEMORY64 = 4;

  /** The kind of a memory whose pages are single bytes. */
  public static final int BYTE_PAGES = 8;

  private final int[] params;
  private final int[] results;
  private final List<int[]> memories = new ArrayList<>();
  private int[] locals = {};
  private int vectorGlobals;
  private Consumer<InstructionWriter> body = out -> {};

  /** A function of this type, without memories. */
  public FunctionModule(int[] params, int... results) {
    this.params = params;
    this.results = results;
  }

  /** Adds a memory: its kind, and its size in pages. */
  public FunctionModule memory(int kind, int pages) {
    memories.add(new int[] {kind, pages});
    return this;
  }

  /** Adds mutable globals that hold vectors; number i begins as (i + 1, -1 - i). */
  public FunctionModule vectorGlobals(int count) {
    vectorGlobals = count;
    return this;
  }

  /** Sets the types of the locals that are no parameters. */
  public FunctionModule locals(int... types) {
    locals = types;
    return this;
  }

  /** Sets the instructions, without the final {@code end}. */
  public FunctionModule body(Consumer<InstructionWriter> instructions) {
    body = instructions;
    return this;
  }

  private static void types(ByteWriter out, int... types) {
    out.writeU32(types.length);
    for (int type : types) {
      out.writeByte(encoded(type));
    }
  }

  private static int encoded(int type) {
    if (type == ANYREF) {
      return 0x6E;
    }
    switch (type) {
      case TypeCodes.I32:
        return 0x7F;
      case TypeCodes.I64:
        return 0x7E;
      case TypeCodes.F32:
        return 0x7D;
      case TypeCodes.F64:
        return 0x7C;
      case TypeCodes.V128:
        return 0x7B;
      default:
        throw new IllegalArgumentException("type " + type);
    }
  }

  private static void section(ByteWriter module, int id, Consumer<ByteWriter> content) {
    ByteWriter section = new ByteWriter();
    content.accept(section);
    module.writeByte(id);
    module.writeSized(section);
  }

  /** The validated module. */
  public ModuleContext context() {
    ByteWriter module = new ByteWriter();
    module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    section(module, 1, this::writeType);
    section(module, 3, out -> out.writeBytes(new byte[] {1, 0}));
    section(module, 5, this::writeMemories);
    section(module, 6, this::writeGlobals);
    section(module, 10, this::writeCode);
    InterpreterProvider provider = new InterpreterProvider();
    return ModuleValidator.validateAll(
        BinaryDecoder.decode(module.toByteArray(), provider.features()), provider.features(), 1);
  }

  private void writeType(ByteWriter out) {
    out.writeByte(1);
    out.writeByte(0x60);
    types(out, params);
    types(out, results);
  }

  private void writeMemories(ByteWriter out) {
    out.writeU32(memories.size());
    for (int[] memory : memories) {
      out.writeByte(memory[0]);
      out.writeU32(memory[1]);
      if (memory[0] == SHARED) {
        out.writeU32(memory[1]);
      }
      if ((memory[0] & BYTE_PAGES) != 0) {
        out.writeByte(0);
      }
    }
  }

  private void writeGlobals(ByteWriter out) {
    out.writeU32(vectorGlobals);
    for (int i = 0; i < vectorGlobals; i++) {
      out.writeByte(encoded(TypeCodes.V128));
      out.writeByte(1);
      InstructionWriter value = new InstructionWriter(out);
      value.writeVector(Op.V128_CONST, i + 1, -1 - i);
      value.write(Op.END);
    }
  }

  private void writeCode(ByteWriter out) {
    ByteWriter code = new ByteWriter();
    code.writeU32(locals.length);
    for (int type : locals) {
      code.writeByte(1);
      code.writeByte(encoded(type));
    }
    InstructionWriter instructions = new InstructionWriter(code);
    body.accept(instructions);
    instructions.write(Op.END);
    out.writeByte(1);
    out.writeSized(code);
  }

  /** An instance in a store of its own. */
  public Running run() {
    return new Running(context());
  }

  /** What backends are told in tests. */
  public static BackendSettings settings() {
    return new BackendSettings(
        new InterpreterProvider().features(), new TypeRegistry(), false, false, 1 << 20);
  }

  /** An instance whose function can be called. */
  public static final class Running {
    /** The instance. */
    public final ModuleInstance instance;

    private final StoreState store = new StoreState(new Epoch());
    private final FunctionInstance function;
    private final @Nullable Object[] references = new @Nullable Object[32];
    private final long[] numbers = new long[32];

    private Running(ModuleContext context) {
      InterpreterProvider provider = new InterpreterProvider();
      BackendSettings settings = settings();
      instance =
          provider
              .newRuntime(settings)
              .newStore(store)
              .newInstance(provider.newCompiler(settings).compile(context), new Imports());
      function = instance.function(0);
    }

    /** Calls the function; gives the slots with which it ends, valid until the next call. */
    public long[] call(long... arguments) {
      System.arraycopy(arguments, 0, numbers, 0, arguments.length);
      store.enter();
      try {
        function.invoke(null, numbers, references, 0);
      } finally {
        store.exit();
      }
      return numbers;
    }
  }
}
