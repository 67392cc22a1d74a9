package io.dunlin.robustness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged modules end in a module or in an {@link InvalidModuleException} with an offset, and take
 * memory in proportion to their size.
 *
 * <p>{@code -Ddunlin.mutations=N} sets how many mutations of each module are tried, {@code
 * -Ddunlin.mutations.seed=N} the seed, and {@code -Ddunlin.mutations.modules=A:B} other modules.
 */
final class MalformedInputTests {
  private static final int MUTATIONS = Integer.getInteger("dunlin.mutations", 10_000);
  private static final long SEED = Long.getLong("dunlin.mutations.seed", 20_261_123L);

  /** What one module may allocate: so many times its size, and what the tables of any take. */
  private static final long ALLOCATION_FACTOR = 32;

  private static final long ALLOCATION_BASE = 256 << 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Path> modules() {
    String given = System.getProperty("dunlin.mutations.modules");
    if (given != null) {
      return Stream.of(given.split(":")).map(Path::of);
    }
    Path root = Path.of(System.getProperty("dunlin.root", ".."));
    return Stream.of(
        root.resolve("examples/hello.wasm"),
        root.resolve("examples/wc.wasm"),
        root.resolve("benchmarks/programs/sha256.wasm"));
  }

  /** Loads the classes involved, which allocates as well, and not in proportion to the input. */
  @BeforeAll
  static void loadClasses() throws IOException {
    for (Path file : modules().toList()) {
      WasmModule module = BinaryDecoder.decode(Files.readAllBytes(file), Features.ALL);
      ModuleValidator.validateAll(module, Features.ALL, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPrefixIsRefused(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    check(bytes, "the whole module");
    for (int length = 0; length < bytes.length; length++) {
      check(Arrays.copyOf(bytes, length), "the first " + length + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void mutationsAreModulesOrRefused(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < MUTATIONS; i++) {
      // Each mutation has a seed of its own, so that one can be repeated alone.
      SplittableRandom random = new SplittableRandom(SEED + i);
      check(mutate(bytes, random), "mutation " + i + " with seed " + SEED);
    }
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    byte[] mutated = bytes.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(4)) {
        case 0 -> mutated[at] = (byte) random.nextInt(256);
        case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated[at] = (byte) 0xFF;
        default -> {
          int length = Math.min(random.nextInt(1, 16), mutated.length - at);
          int from = random.nextInt(mutated.length - length + 1);
          System.arraycopy(bytes, from, mutated, at, length);
        }
      }
    }
    return mutated;
  }

  private static void check(byte[] bytes, String what) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      WasmModule module = BinaryDecoder.decode(bytes, Features.ALL);
      ModuleValidator.validateAll(module, Features.ALL, 1);
    } catch (InvalidModuleException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, () -> what + ": no offset in " + e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what + " ends in " + e, e);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(
        allocated <= ALLOCATION_BASE + ALLOCATION_FACTOR * bytes.length,
        () -> what + ": " + allocated + " bytes allocated for " + bytes.length);
  }
}
