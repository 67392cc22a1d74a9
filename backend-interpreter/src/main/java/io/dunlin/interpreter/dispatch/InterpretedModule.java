package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.LoweredFunction;
import io.dunlin.interpreter.code.Words;
import io.dunlin.interpreter.lower.ModuleLowering;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.ModuleContext;
import org.jspecify.annotations.Nullable;

/**
 * A module whose functions get their code when they are first called.
 *
 * <p>Thread-safe: two threads that make the same function's code at once make equal ones, of which
 * one is kept, and {@link ThreadedCode} may be shared without synchronization.
 */
final class InterpretedModule implements CompiledModule {
  private final ModuleLowering lowering;

  /** By function index; null in place of imported functions and those that have no code yet. */
  final @Nullable ThreadedCode[] code;

  InterpretedModule(ModuleContext module, BackendSettings settings) {
    lowering = new ModuleLowering(module, settings);
    code = new @Nullable ThreadedCode[module.module().functionCount()];
  }

  @Override
  public ModuleContext module() {
    return lowering.module();
  }

  /** The decoded module. */
  WasmModule wasm() {
    return lowering.wasm();
  }

  /** The canonical id of each type of the module. Not to be changed. */
  int[] typeIds() {
    return lowering.typeIds();
  }

  /** Nothing: making code of the module's bytes is faster than loading it would be. */
  @Override
  public byte[] artifact() {
    return new byte[0];
  }

  /**
   * The code of a function that is not imported, made now if that has not been done.
   *
   * @throws TrapException if the function's frame is larger than operands can say
   */
  ThreadedCode code(int function) {
    ThreadedCode known = code[function];
    if (known == null) {
      LoweredFunction lowered = lowering.lower(function);
      if (lowered.frameSlots > Words.MAX_FRAME_SLOTS) {
        throw new TrapException(TrapCode.STACK_OVERFLOW);
      }
      known = new ThreadedCode(lowered, lowering.types());
      code[function] = known;
    }
    return known;
  }
}
