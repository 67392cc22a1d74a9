package io.dunlin.bytecode.load;

import io.dunlin.bytecode.runtime.BytecodeInstance;
import io.dunlin.bytecode.runtime.CodeForms;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.ClassPathCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a module that lie on a class path, perhaps in a jar. Thread-safe.
 *
 * <p>Whoever has loaded the backend can load them as well, like any other classes, if they lie on
 * the same class path. Otherwise they are defined beside what modules share, since what another
 * loader found under those names would be something else.
 */
public final class ClassPathFiles implements ClassFiles, CodeForms {
  private final ClassIndex index;
  private final ClassLoader loader;

  private ClassPathFiles(ClassIndex index, ClassLoader loader) {
    this.index = index;
    this.loader = loader;
  }

  /**
   * The class files that an index names.
   *
   * @param artifact the artifact that a {@link ClassPathCode} has, or one that holds its class
   *     files
   * @param loader finds the class files
   * @return nothing if the artifact holds its class files
   * @throws ArtifactException if it is neither, or the class files are not there
   */
  public static Optional<ClassPathFiles> read(ByteBuffer artifact, ClassLoader loader) {
    ByteBuffer in = artifact.slice();
    ClassPathFiles files = new ClassPathFiles(ClassIndex.read(in), loader);
    if (in.hasRemaining()) {
      return Optional.empty();
    }
    String instance = files.packageName() + "." + CodeNames.instance();
    if (loader.getResource(path(instance)) == null) {
      throw new ArtifactException("code", "beside its class files", "without " + path(instance));
    }
    return Optional.of(files);
  }

  /** Where on a class path a class lies. */
  static String path(String className) {
    return className.replace('.', '/') + ".class";
  }

  /** The package of the module's own classes. */
  public String packageName() {
    return index.packageName();
  }

  /**
   * What loads the classes.
   *
   * @param signatures loads what modules share, where that is not done by the loader of the backend
   */
  public ClassLoader classLoader(SignatureLoader signatures) {
    return isLoadedWithBackend() ? loader : new ModuleLoader(signatures, packageName(), this);
  }

  private boolean isLoadedWithBackend() {
    try {
      String instance = packageName() + "." + CodeNames.instance();
      Class<?> loaded = Class.forName(instance, false, loader);
      return loaded.getClassLoader() == BytecodeInstance.class.getClassLoader();
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // nothing that it can link to, or not even named by what it is
    }
  }

  @Override
  public byte @Nullable [] find(String className) {
    if (!index.lengths().containsKey(className)) {
      return null;
    }
    try (InputStream in = loader.getResourceAsStream(path(className))) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] artifact() {
    return StoredClassFiles.encode(packageName(), all());
  }

  @Override
  public ClassPathCode classPathCode() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    all().forEach((name, file) -> files.put(path(name), file));
    return new ClassPathCode(index.encode(), files);
  }

  private SortedMap<String, byte[]> all() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : index.lengths().keySet()) {
      byte[] file = find(name);
      if (file == null) {
        throw new IllegalStateException("no longer on the class path: " + path(name));
      }
      files.put(name, file);
    }
    return files;
  }
}
