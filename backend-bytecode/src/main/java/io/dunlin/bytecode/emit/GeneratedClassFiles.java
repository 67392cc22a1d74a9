package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.load.ClassFiles;
import io.dunlin.bytecode.load.StoredClassFiles;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.spi.code.UnsupportedModuleException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * The classes of one module: each is made when it is asked for, or all of them at once, on several
 * threads perhaps. Their bytes do not depend on that. Thread-safe.
 */
public final class GeneratedClassFiles implements ClassFiles {
  /** As {@link CodeNames} has them. */
  private static final Pattern NAME =
      Pattern.compile("Instance|(Imports|Functions|Function)(\\d+)");

  private final ClassGenerator generator;
  private final String prefix;
  private final boolean parallel;
  private volatile @Nullable StoredClassFiles all;

  /**
   * The classes of a module.
   *
   * @param parallel whether all at once are made on several threads
   */
  public GeneratedClassFiles(ClassGenerator generator, boolean parallel) {
    this.generator = generator;
    this.prefix = generator.packageName() + ".";
    this.parallel = parallel;
  }

  @Override
  public byte @Nullable [] find(String className) {
    StoredClassFiles made = all;
    byte[] found = made == null ? null : made.find(className);
    return found == null && className.startsWith(prefix)
        ? generate(className.substring(prefix.length()))
        : found;
  }

  private byte @Nullable [] generate(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return generate(matcher);
    } catch (MethodTooLargeException | ClassTooLargeException | LimitExceededException e) {
      throw new UnsupportedModuleException(
          "the bytecode backend does not support functions as large as in " + name + ": " + e);
    }
  }

  private byte[] generate(Matcher matcher) {
    String kind = matcher.group(1);
    if (kind == null) {
      return generator.instance();
    }
    int index = Integer.parseInt(matcher.group(2));
    return switch (kind) {
      case "Imports" -> generator.imports(index);
      case "Function" -> generator.function(index);
      default -> generator.group(index);
    };
  }

  /** All classes that the module needs, also those that it shares with others. */
  public StoredClassFiles all() {
    StoredClassFiles known = all;
    if (known == null) {
      // Concurrent calls do the work twice, and come to the same.
      known = StoredClassFiles.read(ByteBuffer.wrap(encodeAll()));
      all = known;
    }
    return known;
  }

  private byte[] encodeAll() {
    SortedMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    Collection<String> names = names();
    (parallel ? names.parallelStream() : names.stream())
        .forEach(name -> addIfPossible(prefix + name, files));
    SharedClassFiles.ofModule(generator.shape())
        .forEach(name -> files.put(name, SharedClassFiles.generate(name)));
    return StoredClassFiles.encode(generator.packageName(), files);
  }

  /** What cannot be compiled fails only if it is called, with an artifact as without. */
  private void addIfPossible(String className, SortedMap<String, byte[]> files) {
    try {
      byte[] file = find(className);
      if (file != null) {
        files.put(className, file);
      }
    } catch (UnsupportedModuleException e) {
      // Whoever calls a function of the class learns it.
    }
  }

  /** All classes of the module, without their package. */
  private Collection<String> names() {
    Collection<String> names = new TreeSet<>();
    names.add(CodeNames.instance());
    for (int i = 0; i < generator.importClasses(); i++) {
      names.add(CodeNames.imports(i));
    }
    for (int group = 0; group < generator.shape().groups().count(); group++) {
      names.add(CodeNames.group(group));
    }
    generator.shape().referencedFunctions().forEach(each -> names.add(CodeNames.function(each)));
    return names;
  }
}
