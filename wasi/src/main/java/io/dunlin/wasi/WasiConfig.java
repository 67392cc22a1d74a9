package io.dunlin.wasi;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a guest sees of the host. Immutable; made by a {@link Builder}. */
public final class WasiConfig {
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final List<Preopen> preopens;
  private final StandardInput stdin;
  private final StandardOutput stdout;
  private final StandardOutput stderr;
  private final Clock wallClock;
  private final LongSupplier monotonicClock;
  private final @Nullable Random random;

  private WasiConfig(Builder builder) {
    arguments = List.copyOf(builder.arguments);
    environment = new LinkedHashMap<>(builder.environment);
    preopens = List.copyOf(builder.preopens);
    stdin = builder.stdin;
    stdout = builder.stdout;
    stderr = builder.stderr;
    wallClock = builder.wallClock;
    monotonicClock = builder.monotonicClock;
    random = builder.random;
  }

  /** A builder for a guest that sees nothing. */
  public static Builder builder() {
    return new Builder();
  }

  List<String> arguments() {
    return arguments;
  }

  Map<String, String> environment() {
    return environment;
  }

  List<Preopen> preopens() {
    return preopens;
  }

  StandardInput stdin() {
    return stdin;
  }

  StandardOutput stdout() {
    return stdout;
  }

  StandardOutput stderr() {
    return stderr;
  }

  Clock wallClock() {
    return wallClock;
  }

  LongSupplier monotonicClock() {
    return monotonicClock;
  }

  /** The source of random bytes; a secure one costs its start-up only where it is asked for. */
  Random random() {
    return random != null ? random : new LazySecureRandom();
  }

  record Preopen(Path host, String guest, boolean readOnly) {}

  record StandardInput(InputStream stream, boolean terminal) {}

  record StandardOutput(OutputStream stream, boolean terminal) {}

  /** Collects what a guest shall see. Not thread-safe. */
  public static final class Builder {
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Preopen> preopens = new ArrayList<>();
    private StandardInput stdin = new StandardInput(new EmptyInput(), false);
    private StandardOutput stdout = new StandardOutput(new DiscardingOutput(), false);
    private StandardOutput stderr = stdout;
    private Clock wallClock = Clock.systemUTC();
    private LongSupplier monotonicClock = System::nanoTime;
    private @Nullable Random random;

    private Builder() {}

    /** Appends an argument; the first is the program's name. It must not hold a zero character. */
    public Builder argument(String argument) {
      arguments.add(withoutZero(argument));
      return this;
    }

    /** Appends arguments. */
    public Builder arguments(List<String> all) {
      all.forEach(this::argument);
      return this;
    }

    /**
     * Sets a variable of the environment.
     *
     * @throws IllegalArgumentException if the name is empty, or holds {@code =} or a zero character
     */
    public Builder environment(String name, String value) {
      if (name.isEmpty() || name.indexOf('=') >= 0) {
        throw new IllegalArgumentException("not a name of a variable: '" + name + "'");
      }
      environment.put(withoutZero(name), withoutZero(value));
      return this;
    }

    /** Passes on all variables of this process. */
    public Builder inheritEnvironment() {
      System.getenv()
          .forEach(
              (name, value) -> {
                // Windows has variables of this form for the drives' directories.
                if (!name.isEmpty() && name.indexOf('=') < 0) {
                  environment(name, value);
                }
              });
      return this;
    }

    /** What the guest reads as standard input; it is not closed. */
    public Builder stdin(InputStream stream) {
      return stdin(stream, false);
    }

    /**
     * What the guest reads as standard input.
     *
     * @param terminal whether the guest is told that a person is typing
     */
    public Builder stdin(InputStream stream, boolean terminal) {
      stdin = new StandardInput(stream, terminal);
      return this;
    }

    /**
     * Where the guest's standard output goes. A stream may keep bytes back; it is flushed before
     * the guest waits for input or time, and when it ends. It is not closed.
     */
    public Builder stdout(OutputStream stream) {
      return stdout(stream, false);
    }

    /**
     * Where the guest's standard output goes.
     *
     * @param terminal whether the guest is told that a person is reading
     */
    public Builder stdout(OutputStream stream, boolean terminal) {
      stdout = new StandardOutput(stream, terminal);
      return this;
    }

    /** Where the guest's standard error goes; as for {@link #stdout(OutputStream)}. */
    public Builder stderr(OutputStream stream) {
      return stderr(stream, false);
    }

    /** Where the guest's standard error goes; as for {@link #stdout(OutputStream, boolean)}. */
    public Builder stderr(OutputStream stream, boolean terminal) {
      stderr = new StandardOutput(stream, terminal);
      return this;
    }

    /** Gives the guest this process's own input, output and error, without any buffer between. */
    public Builder inheritStdio() {
      return stdin(new FileInputStream(FileDescriptor.in))
          .stdout(new FileOutputStream(FileDescriptor.out))
          .stderr(new FileOutputStream(FileDescriptor.err));
    }

    /** Lets the guest read and change a directory of the host, which it knows as {@code guest}. */
    public Builder preopenedDirectory(Path host, String guest) {
      return preopenedDirectory(host, guest, false);
    }

    /**
     * Lets the guest use a directory of the host.
     *
     * @param guest the path by which the guest knows it
     * @param readOnly whether it is kept from changing anything
     * @throws IllegalArgumentException if {@code host} is not a directory
     */
    public Builder preopenedDirectory(Path host, String guest, boolean readOnly) {
      if (!Files.isDirectory(host)) {
        throw new IllegalArgumentException("not a directory: " + host);
      }
      preopens.add(new Preopen(host, withoutZero(guest), readOnly));
      return this;
    }

    /** The clock for the time of day; the system's if not set. */
    public Builder wallClock(Clock clock) {
      wallClock = clock;
      return this;
    }

    /** The clock for measuring, in nanoseconds; it must not run backwards. */
    public Builder monotonicClock(LongSupplier nanoseconds) {
      monotonicClock = nanoseconds;
      return this;
    }

    /** The source of random bytes; if not set, a cryptographically strong one. */
    public Builder random(Random source) {
      random = source;
      return this;
    }

    /** The configuration. */
    public WasiConfig build() {
      return new WasiConfig(this);
    }

    private static String withoutZero(String text) {
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("zero character in '" + text + "'");
      }
      return text;
    }
  }

  private static final class EmptyInput extends InputStream {
    @Override
    public int read() {
      return -1;
    }
  }

  private static final class DiscardingOutput extends OutputStream {
    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int start, int length) {}
  }
}
