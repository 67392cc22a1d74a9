package io.dunlin.benchmarks.engine;

import io.dunlin.spi.OptLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/** An engine in this JVM, as far as the benchmarks need one. */
interface EngineUnderTest {
  /** A command whose module is compiled. */
  interface Command {
    /**
     * Runs it in an instance of its own.
     *
     * @param stopwatch what its marks start and stop
     */
    Output run(Stopwatch stopwatch) throws IOException;
  }

  /** A command's only argument, its name. */
  String WASI_ARGUMENT = "benchmark";

  /** Instantiates a kernel's module and returns its function {@code run}. */
  IntUnaryOperator loadKernel(byte[] module);

  /**
   * Instantiates a module that TeaVM has made, and returns one of its functions.
   *
   * @param name the function's name
   * @see io.dunlin.benchmarks.program.ObjectProgram
   */
  default IntUnaryOperator loadObjectProgram(byte[] module, String name) {
    throw new UnsupportedOperationException("runs no programs on objects here");
  }

  /** Compiles a command's module. */
  default Command loadCommand(byte[] module, Path directory) {
    throw new UnsupportedOperationException("runs no commands here");
  }

  /** The engine with this name. */
  static EngineUnderTest named(String name) {
    return switch (name) {
      case "native", "bytecode", "interpreter" -> new DunlinEngine(name, OptLevel.SPEED);
      case "native-none" -> new DunlinEngine("native", OptLevel.NONE);
      case "java" -> new JavaEngine();
      case EngineProcess.ENDIVE_INTERPRETER -> EndiveEngine.interpreter();
      case "endive" -> EndiveEngine.compiler();
      case "graalwasm" -> new GraalWasmEngine();
      case "cranelift" -> new WasmtimeEngine();
      default -> throw new IllegalArgumentException("no engine is called " + name);
    };
  }
}
