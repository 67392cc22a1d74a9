package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.DescriptorTable;
import io.dunlin.wasi.fs.OutputStreamDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** What one guest sees of the world. */
public final class WasiContext {
  private final List<byte[]> arguments;
  private final List<byte[]> environment;
  private final Clock wallClock;
  private final LongSupplier monotonicClock;
  private final Random random;
  private final IntFunction<? extends RuntimeException> exit;
  private final DescriptorTable descriptors = new DescriptorTable();
  private final List<OutputStreamDescriptor> outputs = new ArrayList<>(2);

  /**
   * A context with no descriptors yet.
   *
   * @param environment entries of the form {@code NAME=VALUE}
   * @param monotonicClock gives nanoseconds
   * @param exit makes the exception that ends the guest with an exit code
   */
  public WasiContext(
      List<String> arguments,
      List<String> environment,
      Clock wallClock,
      LongSupplier monotonicClock,
      Random random,
      IntFunction<? extends RuntimeException> exit) {
    this.arguments = encoded(arguments);
    this.environment = encoded(environment);
    this.wallClock = wallClock;
    this.monotonicClock = monotonicClock;
    this.random = random;
    this.exit = exit;
  }

  /** Gives the next descriptor number to a descriptor. */
  public void open(Descriptor descriptor) {
    descriptors.add(descriptor);
    if (descriptor instanceof OutputStreamDescriptor output) {
      outputs.add(output);
    }
  }

  /** The guest's descriptors. */
  public DescriptorTable descriptors() {
    return descriptors;
  }

  /** Passes on all output that host streams may have kept back. */
  public void flushOutputs() throws IOException {
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).flush();
    }
  }

  /** Flushes the output streams and closes every descriptor. */
  public void close() throws IOException {
    try {
      flushOutputs();
    } finally {
      descriptors.closeAll();
    }
  }

  List<byte[]> arguments() {
    return arguments;
  }

  List<byte[]> environment() {
    return environment;
  }

  Clock wallClock() {
    return wallClock;
  }

  LongSupplier monotonicClock() {
    return monotonicClock;
  }

  Random random() {
    return random;
  }

  RuntimeException exit(int code) {
    return exit.apply(code);
  }

  /** The strings in UTF-8, each with a zero byte at its end. */
  private static List<byte[]> encoded(List<String> strings) {
    List<byte[]> all = new ArrayList<>(strings.size());
    for (String string : strings) {
      all.add((string + '\0').getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }
}
