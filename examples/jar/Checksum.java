import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prints checksums of its arguments, computed by a module that lies compiled on the class path. */
public final class Checksum {
  private Checksum() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.create(Config.builder().backend("bytecode").build());
    Module module =
        Module.deserializeFromClassPath(engine, Checksum.class.getClassLoader(), "adler32");
    try (Store<Void> store = engine.newStore()) {
      Instance instance = Instance.create(store, module);
      Memory memory = instance.memory("memory").orElseThrow();
      TypedFunc adler32 = instance.func("adler32").orElseThrow().typed();
      for (String text : arguments) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        memory.write(0, bytes);
        int sum = adler32.i32(0).i32(bytes.length).call().resultI32(0);
        System.out.printf("%08x  %s%n", sum, text);
      }
    }
  }
}
