package io.dunlin.benchmarks.engine;

import io.dunlin.benchmarks.objects.ObjectPrograms;
import java.util.function.IntUnaryOperator;

/** No engine, but what it is measured by: Java itself, which runs the same programs as classes. */
final class JavaEngine implements EngineUnderTest {
  @Override
  public IntUnaryOperator loadKernel(byte[] module) {
    throw new UnsupportedOperationException("there is no such program in Java");
  }

  @Override
  public IntUnaryOperator loadObjectProgram(byte[] module, String name) {
    return ObjectPrograms.named(name);
  }
}
