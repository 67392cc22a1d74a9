package io.dunlin.nativeruntime.profile;

import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeRanges;
import io.dunlin.spi.ProfilingStrategy;
import io.dunlin.wasm.module.WasmModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that says what code is where. Thread-safe. */
public abstract class CodeLog {
  /** A link that somebody has put there is not followed: the name of the file can be guessed. */
  private static final Set<OpenOption> OPTIONS =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);

  /** Nothing is written to a file that a full disk or the like has broken. */
  private boolean isBroken;

  CodeLog() {}

  static OutputStream create(Path file) throws IOException {
    return Files.newOutputStream(file, OPTIONS.toArray(new OpenOption[0]));
  }

  /**
   * This process's log in a form, which is begun when it is first asked for.
   *
   * @return null for no log
   * @throws IllegalArgumentException if it cannot be written
   */
  public static @Nullable CodeLog of(ProfilingStrategy strategy) {
    return switch (strategy) {
      case NONE -> null;
      case PERF_MAP -> PerfMap.shared();
      case JIT_DUMP -> JitDump.shared();
    };
  }

  static IllegalArgumentException unwritable(Path file, IOException reason) {
    return new IllegalArgumentException("profiling: cannot write " + file + ": " + reason, reason);
  }

  /**
   * Adds the code of a module.
   *
   * @param start where it begins
   */
  public final synchronized void add(WasmModule module, CodeRanges ranges, long start) {
    try {
      for (int range = 0; range < ranges.size() && !isBroken; range++) {
        int from = ranges.starts()[range];
        write(start + from, ranges.ends()[range] - from, name(module, ranges, range));
      }
      flush();
    } catch (IOException e) {
      // Code runs all the same, and what is in the file already is right.
      isBroken = true;
    }
  }

  abstract void write(long address, int bytes, String name) throws IOException;

  abstract void flush() throws IOException;

  /** The name of a range, in one line. */
  private static String name(WasmModule module, CodeRanges ranges, int range) {
    int index = ranges.indices()[range];
    if (ranges.kind(range) != CodeKind.FUNCTION) {
      return "wasm thunk " + index;
    }
    String name = module.names().function(index);
    return name == null
        ? "wasm function " + index
        : name.codePoints()
            .map(each -> Character.isISOControl(each) ? '?' : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
