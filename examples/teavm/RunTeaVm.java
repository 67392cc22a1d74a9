import io.dunlin.AnyRef;
import io.dunlin.ArrayRef;
import io.dunlin.Caller;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.HostFunc;
import io.dunlin.ImportType;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.MemoryType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the {@code main} method of a Java program that TeaVM has compiled to WebAssembly with
 * garbage collection.
 *
 * <p>Such a module expects a JavaScript engine around it. What the program needs of one is here in
 * Java: strings are Java strings, an array is a list, a function is a {@link Func}, a number an
 * {@link Integer}. All of them reach WebAssembly as {@code externref}, and the objects of the
 * program come here as structures and arrays.
 */
public final class RunTeaVm {
  private static final int PAGE_BYTES = 1 << 16;

  private final PrintStream out;
  private final Map<String, HostFunc<Void>> functions = new HashMap<>();

  private RunTeaVm(PrintStream out) {
    this.out = out;
    defineStrings();
    defineObjects();
    defineRuntime();
  }

  /** The arguments are a module and the arguments for its program. */
  public static void main(String[] args) throws IOException {
    Module module = Module.of(Engine.create(), Path.of(args[0]));
    run(module, List.of(Arrays.copyOfRange(args, 1, args.length)), System.out);
  }

  /** Runs the program in a module, in a store of its own. */
  public static void run(Module module, List<String> arguments, PrintStream out) {
    try (Store<Void> store = module.engine().newStore()) {
      Instance instance = new RunTeaVm(out).linker(store, module).instantiate(store, module);
      Func main = (Func) instance.global("main").orElseThrow().get().reference();
      main.call(Val.externref(arguments));
    }
    out.flush();
  }

  private Linker<Void> linker(Store<Void> store, Module module) {
    Linker<Void> linker = new Linker<>(store.engine());
    for (ImportType wanted : module.imports()) {
      if (wanted.type() instanceof MemoryType type) {
        linker.define(wanted.module(), wanted.name(), Memory.of(store, type));
      } else if (wanted.type() instanceof GlobalType type) {
        linker.define(wanted.module(), wanted.name(), Global.of(store, type, bound(wanted)));
      } else if (wanted.type() instanceof FunctionType type) {
        HostFunc<Void> function =
            functions.getOrDefault(wanted.name(), (caller, arguments) -> missing(wanted));
        HeapType functionType = HeapType.concrete(type.typeIndex());
        linker.func(wanted.module(), wanted.name(), functionType, function);
      }
    }
    return linker;
  }

  /** The bounds of the part of the memory that buffers outside of the Java heap are in. */
  private static Val bound(ImportType wanted) {
    return Val.i32(wanted.name().equals("maxSize") ? 33 * PAGE_BYTES : PAGE_BYTES);
  }

  private static Val[] missing(ImportType wanted) {
    throw new UnsupportedOperationException("no " + wanted.module() + " " + wanted.name());
  }

  /** The builtin functions on strings, and the conversions between them and arrays. */
  private void defineStrings() {
    functions.put("length", (caller, in) -> i32(string(in[0]).length()));
    functions.put("charCodeAt", (caller, in) -> i32(string(in[0]).charAt(in[1].i32())));
    functions.put("concat", (caller, in) -> extern(string(in[0]) + string(in[1])));
    functions.put("fromCharCode", (caller, in) -> extern(String.valueOf((char) in[0].i32())));
    functions.put(
        "substring",
        (caller, in) -> extern(string(in[0]).substring(in[1].i32(), in[2].i32())));
    functions.put(
        "fromCharCodeArray",
        (caller, in) -> {
          char[] text = new char[in[2].i32() - in[1].i32()];
          ((ArrayRef) in[0].anyref()).read(in[1].i32(), text, 0, text.length);
          return extern(new String(text));
        });
    functions.put(
        "intoCharCodeArray",
        (caller, in) -> {
          char[] text = string(in[0]).toCharArray();
          ((ArrayRef) in[1].anyref()).write(in[2].i32(), text, 0, text.length);
          return i32(text.length);
        });
  }

  /** Objects of JavaScript, as far as getting at arguments takes them. */
  private void defineObjects() {
    functions.put("stringBuiltinsSupported", (caller, in) -> i32(1));
    functions.put("createClass", (caller, in) -> extern(new Object()));
    functions.put("defineFunction", (caller, in) -> extern(in[0].funcref()));
    functions.put("defineStaticMethod", (caller, in) -> new Val[0]);
    // The only functions that are made from source text are the identity.
    functions.put("createFunction1", (caller, in) -> extern(in[1].reference()));
    functions.put("callFunction1", (caller, in) -> new Val[] {in[1]});
    functions.put("isUndefined", (caller, in) -> i32(0));
    functions.put("wrapInt", (caller, in) -> extern(in[0].i32()));
    functions.put("unwrapInt", (caller, in) -> i32((Integer) in[0].reference()));
    functions.put("getProperty", (caller, in) -> extern(property(in[0], in[1].reference())));
    functions.put("wrapObject", RunTeaVm::wrapObject);
  }

  private static Object property(Val array, Object name) {
    List<?> list = (List<?>) array.reference();
    return name.equals("length") ? list.size() : list.get((Integer) name);
  }

  /** The object of the program that stands for one of the host. */
  private static Val[] wrapObject(Caller<Void> caller, Val[] in) {
    return in[0].reference() instanceof AnyRef known
        ? new Val[] {Val.anyref(known)}
        : caller.instance().orElseThrow().func("teavm.jso.createWrapper").orElseThrow().call(in);
  }

  private void defineRuntime() {
    functions.put(
        "putcharStdout",
        (caller, in) -> {
          out.print((char) in[0].i32());
          return new Val[0];
        });
    functions.put(
        "currentTimeMillis", (caller, in) -> new Val[] {Val.f64(System.currentTimeMillis())});
    functions.put("takeStackTrace", (caller, in) -> extern(null));
    functions.put("decorateException", (caller, in) -> new Val[0]);
    functions.put("notifyHeapResized", (caller, in) -> new Val[0]);
  }

  private static String string(Val value) {
    return (String) value.reference();
  }

  private static Val[] i32(int value) {
    return new Val[] {Val.i32(value)};
  }

  private static Val[] extern(Object value) {
    return new Val[] {Val.externref(value)};
  }
}
