package io.dunlin.compiler.pipeline;

import io.dunlin.compiler.build.BuildContext;
import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.build.FunctionBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeLinker;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Compiles all functions of a module. Thread-safe. */
public final class ModulePipeline {
  /** So many functions are compiled by one thread with the same objects. */
  private static final int BATCH = 32;

  private final BuildContext context;
  private final Effort effort;
  private final boolean parallel;
  private final Supplier<FunctionCompiler> compilers;

  /**
   * A pipeline for a module.
   *
   * @param module a module of which at least everything but function bodies is valid
   * @param effort what is worth it
   * @param parallel whether on several threads; code does not depend on it
   * @param compilers makes a compiler for each thread
   */
  public ModulePipeline(
      ModuleContext module,
      BuildOptions options,
      Effort effort,
      boolean parallel,
      Supplier<FunctionCompiler> compilers) {
    this.context = new BuildContext(module, options);
    this.effort = effort;
    this.parallel = parallel;
    this.compilers = compilers;
  }

  /**
   * The code of all functions that the module defines, ready to be linked.
   *
   * @throws io.dunlin.wasm.InvalidModuleException if a body is not valid
   */
  public CodeLinker run() {
    List<FunctionBody> bodies = context.module().bodies();
    CompiledFunction[] compiled = new CompiledFunction[bodies.size()];
    IntStream batches = IntStream.range(0, (bodies.size() + BATCH - 1) / BATCH);
    (parallel ? batches.parallel() : batches)
        .forEach(batch -> compile(bodies, batch * BATCH, compiled));
    CodeLinker linker = new CodeLinker();
    for (int i = 0; i < compiled.length; i++) {
      linker.add(CodeKind.FUNCTION, bodies.get(i).functionIndex(), compiled[i]);
    }
    return linker;
  }

  private void compile(List<FunctionBody> bodies, int start, CompiledFunction[] compiled) {
    FunctionCompiler compiler = compilers.get();
    FunctionBuilder builder = new FunctionBuilder(context);
    FunctionValidator validator = new FunctionValidator(context.moduleContext());
    int end = Math.min(start + BATCH, bodies.size());
    for (int i = start; i < end; i++) {
      validator.validate(bodies.get(i), builder);
      IrFunction function = builder.result();
      effort.optimize(function);
      compiled[i] = compiler.compile(function);
      builder.reuse(function);
    }
  }
}
