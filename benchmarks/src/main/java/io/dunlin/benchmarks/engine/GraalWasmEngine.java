package io.dunlin.benchmarks.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntUnaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalWasm on a JDK without the Graal compiler, where it interprets. */
final class GraalWasmEngine implements EngineUnderTest {
  private final Context context =
      Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();

  @Override
  public IntUnaryOperator loadKernel(byte[] module) {
    Value run = context.eval(source(module)).newInstance().getMember("exports").getMember("run");
    return argument -> run.execute(argument).asInt();
  }

  private static Source source(byte[] module) {
    try {
      return Source.newBuilder("wasm", ByteSequence.create(module), "program").build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
