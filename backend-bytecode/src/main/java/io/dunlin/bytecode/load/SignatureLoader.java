package io.dunlin.bytecode.load;

import io.dunlin.bytecode.runtime.CodeNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of signatures and structures when Java first asks for them. All modules share
 * it, so that code of one can call code of another. Such a class follows from its name; so it does
 * not matter whose class file is taken. Thread-safe.
 */
public final class SignatureLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String PREFIX = CodeNames.SIGNATURE_PACKAGE.replace('/', '.') + ".";

  /** Class files of modules that are in use. */
  private final Set<ClassFiles> sources =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final ClassFiles generator;

  /**
   * A loader.
   *
   * @param generator makes what no module has brought with it
   */
  public SignatureLoader(ClassFiles generator) {
    super(SignatureLoader.class.getClassLoader());
    this.generator = generator;
  }

  /** From now on takes class files from these as well, as long as they are in use. */
  void addSource(ClassFiles files) {
    sources.add(files);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = name.startsWith(PREFIX) ? find(name) : null;
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte @Nullable [] find(String name) {
    for (ClassFiles each : copyOfSources()) {
      byte[] bytes = each.find(name);
      if (bytes != null) {
        return bytes;
      }
    }
    return generator.find(name);
  }

  private List<ClassFiles> copyOfSources() {
    synchronized (sources) {
      return new ArrayList<>(sources);
    }
  }
}
