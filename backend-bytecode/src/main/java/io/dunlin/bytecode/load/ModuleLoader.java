package io.dunlin.bytecode.load;

import io.dunlin.spi.code.UnsupportedModuleException;

/**
 * Loads the classes of one module when Java first asks for them: a function is compiled when it, or
 * one of its group, is first called. Thread-safe.
 */
public final class ModuleLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final String prefix;
  private final ClassFiles files;

  /**
   * A loader for a module.
   *
   * @param signatures loads the classes that the module shares with others; takes them from the
   *     same class files, too, if they are there
   * @param packageName the package of the module's classes
   * @param files their class files
   */
  public ModuleLoader(SignatureLoader signatures, String packageName, ClassFiles files) {
    super(signatures);
    this.prefix = packageName + ".";
    this.files = files;
    signatures.addSource(files);
  }

  /** Asks no other loader for a class of the module: none has it, and some take long to say so. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) {
    byte[] bytes;
    try {
      bytes = files.find(name);
    } catch (UnsupportedModuleException e) {
      throw e;
    } catch (RuntimeException e) {
      // Code that waits for the class must not take this for an exception of its own.
      throw new IllegalStateException("cannot compile " + name, e);
    }
    if (bytes == null) {
      throw new UnsupportedModuleException(
          name
              + " could not be compiled when the module was: the bytecode backend lacks something");
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
