package io.dunlin.bytecode;

import io.dunlin.bytecode.emit.ClassGenerator;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.spi.code.UnsupportedModuleException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the classes of one module, which are made when Java first asks for them: a function is
 * compiled when it, or one of its group, is first called. Thread-safe.
 */
final class ModuleLoader extends ClassLoader {
  /** As {@link io.dunlin.bytecode.runtime.CodeNames} has them. */
  private static final Pattern NAME = Pattern.compile("([A-Z][a-z]+)(\\d*)(?:\\$(.*))?");

  static {
    registerAsParallelCapable();
  }

  private final ClassGenerator generator;
  private final String packageName;

  ModuleLoader(ClassGenerator generator, String packageName) {
    super(SignatureLoader.INSTANCE);
    this.generator = generator;
    this.packageName = packageName;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String prefix = packageName + ".";
    Matcher matcher = NAME.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
    if (!matcher.matches()) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes;
    try {
      bytes = generate(matcher.group(1), matcher.group(2), matcher.group(3));
    } catch (UnsupportedModuleException e) {
      throw e;
    } catch (RuntimeException e) {
      // Code that waits for the class must not take this for an exception of its own.
      throw new IllegalStateException("cannot compile " + name, e);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] generate(String kind, String number, String signature) {
    if (kind.equals("Instance")) {
      return generator.instance();
    }
    int index = Integer.parseInt(number);
    if (kind.equals("Imports")) {
      return generator.imports(index);
    }
    return signature == null
        ? generator.group(index)
        : generator.dispatcher(index, Signature.ofKey(signature));
  }
}
