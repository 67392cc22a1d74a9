package io.dunlin.x64;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.emit.FunctionEmitter;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.machine.MachineFunction;
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

/** Compiles modules for x86-64. Thread-safe. */
final class X64Compiler implements ModuleCompiler {
  static final String TARGET = "x86_64";

  private final X64Features features;
  private final MemoryModel memoryModel;
  private final Effort effort;
  private final boolean parallel;
  private final BuildOptions options;

  X64Compiler(
      BackendSettings settings, X64Features features, MemoryModel memoryModel, Effort effort) {
    this.features = features;
    this.effort = effort;
    this.parallel = settings.compiler().parallel();
    this.memoryModel = memoryModel;
    options =
        new BuildOptions(
            memoryModel, settings.consumeFuel(), true, settings.relaxedSimdDeterministic());
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
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("consumeFuel", Boolean.toString(options.consumesFuel()));
    settings.put("cpuFlags", features.toString());
    settings.put("memoryModel", memoryModel.toString());
    settings.put("optLevel", effort.toString());
    settings.put("relaxedSimdDeterministic", Boolean.toString(options.deterministic()));
    return settings;
  }

  private CodeObjectHeader header() {
    String version = X64Compiler.class.getPackage().getImplementationVersion();
    return new CodeObjectHeader(
        Objects.requireNonNullElse(version, ""), TARGET, features.bits(), memoryModel, 0);
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
      return new ModulePipeline(module, options, effort, parallel, this::newFunctionCompiler)
          .run()
          .link(header());
    }

    private FunctionCompiler newFunctionCompiler() {
      X64Target target = new X64Target(features, mayLeaveInstance);
      return function -> compile(function, target);
    }

    private CompiledFunction compile(IrFunction function, X64Target target) {
      if (hasTailCallByPointer(function)) {
        leavesInstance.set(true);
      }
      MachineFunction machine = X64Selector.lower(function, features);
      Allocation allocation = effort.allocator().allocate(machine, MachineRegisters.FILE);
      return FunctionEmitter.emit(target, machine, allocation);
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
