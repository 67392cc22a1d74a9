package io.dunlin.nativeruntime.unwind;

import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeRanges;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.exec.CodeArena;
import io.dunlin.nativeruntime.exec.CodeBlock;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.spi.trap.TrapFrame;
import io.dunlin.wasm.module.WasmModule;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The code of a module in memory, where it stays as long as this object is reachable. Instances
 * refer to it, stores to their instances, and running code to its store.
 */
public final class LoadedCode {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final TrapCode[] TRAPS = TrapCode.values();
  private static final RuntimeFunction[] FUNCTIONS = RuntimeFunction.values();
  private static final RuntimeStub[] STUBS = RuntimeStub.values();

  private final WasmModule module;
  private final CodeObject object;
  private final CodeBlock block;

  /** Where the code of each function begins, from the beginning of all code; -1 if it has none. */
  private final int[] functionStarts;

  private LoadedCode(WasmModule module, CodeObject object, CodeBlock block) {
    this.module = module;
    this.object = object;
    this.block = block;
    functionStarts = functionStarts(module, object.ranges());
  }

  private static int[] functionStarts(WasmModule module, CodeRanges ranges) {
    int[] starts = new int[module.functionCount()];
    Arrays.fill(starts, -1);
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.kind(i) == CodeKind.FUNCTION) {
        starts[ranges.indices()[i]] = ranges.starts()[i];
      }
    }
    return starts;
  }

  /**
   * Brings code into memory.
   *
   * @param object fits this process; whether it does has been checked
   * @throws io.dunlin.spi.store.ResourceLimitException if there is no room
   */
  public static LoadedCode load(WasmModule module, CodeObject object, Stubs stubs) {
    CodeBlock block = CodeArena.shared().allocateCode(Math.max(1, object.size()));
    LoadedCode loaded = new LoadedCode(module, object, block);
    try {
      loaded.writeTo(block.open(), stubs);
      block.publish();
    } catch (RuntimeException e) {
      block.close();
      throw e;
    }
    CodeRegistry.add(loaded);
    CLEANER.register(loaded, () -> unload(block));
    return loaded;
  }

  private static void unload(CodeBlock block) {
    CodeRegistry.remove(block.address());
    block.close();
  }

  private void writeTo(ByteBuffer bytes, Stubs stubs) {
    bytes.put(0, object.code(), 0, object.size());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    RelocationTable relocations = object.relocations();
    for (int i = 0; i < relocations.size(); i++) {
      int at = relocations.offsets()[i];
      long target =
          target(relocations.target(i), relocations.indices()[i], stubs) + relocations.addends()[i];
      switch (relocations.kind(i)) {
        case PC_RELATIVE_32 -> bytes.putInt(at, Math.toIntExact(target - (start() + at)));
        case ABSOLUTE_64 -> bytes.putLong(at, target);
      }
    }
  }

  private long target(RelocationTarget target, int index, Stubs stubs) {
    return switch (target) {
      case FUNCTION -> functionAddress(index);
      case TRAP -> stubs.trap(TRAPS[index]);
      case RUNTIME_FUNCTION -> stubs.runtimeFunction(FUNCTIONS[index]);
      case STUB -> stubs.stub(STUBS[index]);
    };
  }

  /** The module. */
  public WasmModule module() {
    return module;
  }

  /** The address of the first byte. */
  public long start() {
    return block.address();
  }

  /** Whether an address lies in the code. */
  public boolean contains(long address) {
    return block.contains(address);
  }

  /**
   * Where the code of a function of the module is.
   *
   * @throws IllegalStateException if it has none
   */
  public long functionAddress(int function) {
    int offset = functionStarts[function];
    if (offset < 0) {
      throw new IllegalStateException("function " + function + " has no code");
    }
    return start() + offset;
  }

  /** The trap that a fault of the instruction at an address is, or null if it must not fault. */
  public @Nullable TrapCode trapAt(long address) {
    return object.trapAt((int) (address - start()));
  }

  /** Where exceptions of the call with this return address are handled, or 0. */
  public long handlerOf(long returnAddress) {
    int handler = object.handlers().find((int) (returnAddress - start()));
    return handler < 0 ? 0 : start() + handler;
  }

  /** How far below the frame pointer the stack pointer is in the function at an address. */
  public int frameSize(long address) {
    int range = object.ranges().find((int) (address - start()));
    return object.ranges().frameSizes()[range];
  }

  /**
   * The function that was active, for a backtrace, or null if it was none but a thunk.
   *
   * @param returnAddress the address behind the instruction that it had reached
   */
  public @Nullable TrapFrame describe(long returnAddress) {
    int at = (int) (returnAddress - 1 - start());
    int range = object.ranges().find(at);
    if (range < 0 || object.ranges().kind(range) != CodeKind.FUNCTION) {
      return null;
    }
    return new TrapFrame(module, object.ranges().indices()[range], object.sourceOf(at));
  }
}
