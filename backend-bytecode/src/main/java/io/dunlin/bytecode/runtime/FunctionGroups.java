package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import java.util.Arrays;
import java.util.List;

/**
 * How the functions of a module are spread over classes: neighbours stand together, because linkers
 * put together what belongs together, up to a size that keeps constant pools small and compiling a
 * group that is called for the first time quick. Immutable.
 */
public final class FunctionGroups {
  private static final int MAX_BYTES = 16 << 10;
  private static final int MAX_FUNCTIONS = 256;

  /** The first function of each group, imported ones counted, and the end of the last group. */
  private final int[] starts;

  private FunctionGroups(int[] starts) {
    this.starts = starts;
  }

  /** The groups of a module. */
  public static FunctionGroups of(WasmModule module) {
    List<FunctionBody> bodies = module.bodies();
    int[] starts = new int[bodies.size() + 1];
    int count = 0;
    int bytes = 0;
    for (int i = 0; i < bodies.size(); i++) {
      int size = bodies.get(i).end() - bodies.get(i).start();
      int inGroup = count == 0 ? 0 : module.importedFunctionCount() + i - starts[count - 1];
      if (count == 0 || bytes + size > MAX_BYTES || inGroup == MAX_FUNCTIONS) {
        starts[count++] = module.importedFunctionCount() + i;
        bytes = 0;
      }
      bytes += size;
    }
    starts[count] = module.functionCount();
    return new FunctionGroups(Arrays.copyOf(starts, count + 1));
  }

  /** The number of groups. */
  public int count() {
    return starts.length - 1;
  }

  /** The first function of a group. */
  public int start(int group) {
    return starts[group];
  }

  /** The function behind the last one of a group. */
  public int end(int group) {
    return starts[group + 1];
  }

  /** The group that a function, which is not imported, belongs to. */
  public int of(int function) {
    int found = Arrays.binarySearch(starts, function);
    return found >= 0 ? found : -found - 2;
  }
}
