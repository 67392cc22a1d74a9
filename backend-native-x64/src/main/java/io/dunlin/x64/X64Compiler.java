package io.dunlin.x64;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.emit.FunctionEmitter;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeObjectException;
import io.dunlin.compiler.object.CodeObjectHeader;
import io.dunlin.compiler.object.CodeObjectReader;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.pipeline.Effort;
import io.dunlin.compiler.pipeline.FunctionCompiler;
import io.dunlin.compiler.pipeline.ModulePipeline;
import io.dunlin.compiler.regalloc.Allocation;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.emit.X64Target;
import io.dunlin.x64.inst.X64Features;
import io.dunlin.x64.lower.X64Selector;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles modules for x86-64. Thread-safe. */
final class X64Compiler implements ModuleCompiler {
  static final String TARGET = "x86_64";

  private final BackendSettings settings;
  private final X64Features features;
  private final Supplier<MemoryModel> memoryModel;
  private final Effort effort;
  private @Nullable BuildOptions options;

  /**
   * A compiler for one engine.
   *
   * @param memoryModel what code expects of memories; asked for once, and late, since the answer
   *     may take long
   */
  X64Compiler(
      BackendSettings settings,
      X64Features features,
      Supplier<MemoryModel> memoryModel,
      Effort effort) {
    this.settings = settings;
    this.features = features;
    this.memoryModel = memoryModel;
    this.effort = effort;
  }

  private synchronized BuildOptions options() {
    BuildOptions known = options;
    if (known == null) {
      known =
          new BuildOptions(
              memoryModel.get(),
              settings.consumeFuel(),
              true,
              settings.relaxedSimdDeterministic(),
              effort.keepsVariables());
      options = known;
    }
    return known;
  }

  @Override
  public CompiledModule compile(ModuleContext module) {
    Attempt attempt = new Attempt(false);
    CodeObject code = attempt.compile(module);
    if (attempt.leavesInstance.get()) {
      code = new Attempt(true).compile(module);
    }
    return new X64Module(module, code);
  }

  @Override
  public CompiledModule load(ModuleContext module, ByteBuffer artifact) {
    try {
      return new X64Module(module, CodeObjectReader.read(artifact, header()));
    } catch (CodeObjectException e) {
      throw new ArtifactException("code", "for this engine, and whole", "not: " + e.getMessage());
    }
  }

  @Override
  public SortedMap<String, String> codeSettings() {
    BuildOptions build = options();
    SortedMap<String, String> relevant = new TreeMap<>();
    relevant.put("consumeFuel", Boolean.toString(build.consumesFuel()));
    relevant.put("cpuFlags", features.toString());
    relevant.put("memoryModel", build.memoryModel().toString());
    relevant.put("optLevel", effort.toString());
    relevant.put("relaxedSimdDeterministic", Boolean.toString(build.deterministic()));
    return relevant;
  }

  private CodeObjectHeader header() {
    String version = X64Compiler.class.getPackage().getImplementationVersion();
    return new CodeObjectHeader(
        Objects.requireNonNullElse(version, ""),
        TARGET,
        features.bits(),
        options().memoryModel(),
        0);
  }

  /**
   * Compiles a module under an assumption: whether functions may return with the context of another
   * instance, as those do that end in a tail call by code pointer. Most modules have none of these,
   * and then calls within the module need not restore the context.
   */
  private final class Attempt {
    private final boolean mayLeaveInstance;
    final AtomicBoolean leavesInstance = new AtomicBoolean();

    Attempt(boolean mayLeaveInstance) {
      this.mayLeaveInstance = mayLeaveInstance;
    }

    CodeObject compile(ModuleContext module) {
      boolean parallel = settings.compiler().parallel();
      return new ModulePipeline(module, options(), effort, parallel, this::newFunctionCompiler)
          .run()
          .link(header());
    }

    private FunctionCompiler newFunctionCompiler() {
      MachineFunctionBuilder builder = new MachineFunctionBuilder();
      FunctionEmitter emitter = new FunctionEmitter(new X64Target(features, mayLeaveInstance));
      return function -> compile(function, builder, emitter);
    }

    private CompiledFunction compile(
        IrFunction function, MachineFunctionBuilder builder, FunctionEmitter emitter) {
      if (hasTailCallByPointer(function)) {
        leavesInstance.set(true);
      }
      MachineFunction machine = X64Selector.lower(function, features, builder);
      Allocation allocation = effort.allocator().allocate(machine, MachineRegisters.FILE);
      return emitter.emit(machine, allocation);
    }
  }

  private static boolean hasTailCallByPointer(IrFunction function) {
    int block = function.entry();
    while (block != IrFunction.NONE) {
      if (function.op(function.lastInstruction(block)) == IrOp.RETURN_CALL_INDIRECT) {
        return true;
      }
      block = function.nextBlock(block);
    }
    return false;
  }
}
