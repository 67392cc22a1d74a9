package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.load.ClassFiles;
import io.dunlin.bytecode.load.StoredClassFiles;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.spi.code.UnsupportedModuleException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
      Pattern.compile("Instance|(Imports|Functions|Function)(\\d+)(?:_\\d+)?");

  private final ClassGenerator generator;
  private final String prefix;
  private final boolean parallel;
  private volatile @Nullable StoredClassFiles all;

  /** What has been made along with others, until it is asked for, without the package. */
  private final Map<String, byte[]> further = new ConcurrentHashMap<>();

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
        ? findOwn(className.substring(prefix.length()))
        : found;
  }

  private byte @Nullable [] findOwn(String name) {
    byte[] waiting = further.remove(name);
    if (waiting != null) {
      return waiting;
    }
    Map<String, byte[]> made = generate(name);
    byte[] found = made.remove(name);
    further.putAll(made);
    return found;
  }

  /** The classes that are made together with one, by their names without the package. */
  private Map<String, byte[]> generate(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return new HashMap<>();
    }
    try {
      return generate(matcher);
    } catch (MethodTooLargeException | ClassTooLargeException | LimitExceededException e) {
      throw new UnsupportedModuleException(
          "the bytecode backend does not support functions as large as in " + name + ": " + e);
    }
  }

  private Map<String, byte[]> generate(Matcher matcher) {
    Map<String, byte[]> files = new HashMap<>();
    String kind = matcher.group(1);
    if (kind == null) {
      files.put(CodeNames.instance(), generator.instance());
      return files;
    }
    int index = Integer.parseInt(matcher.group(2));
    switch (kind) {
      case "Imports" -> files.put(CodeNames.imports(index), generator.imports(index));
      case "Function" -> files.put(CodeNames.function(index), generator.function(index));
      default -> {
        for (byte[] file : generator.group(index)) {
          files.put(CodeNames.group(index, files.size()), file);
        }
      }
    }
    return files;
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
        .forEach(name -> addIfPossible(name, files));
    SharedClassFiles.ofModule(generator.shape())
        .forEach(name -> files.put(name, SharedClassFiles.generate(name)));
    return StoredClassFiles.encode(generator.packageName(), files);
  }

  /** What cannot be compiled fails only if it is called, with an artifact as without. */
  private void addIfPossible(String name, SortedMap<String, byte[]> files) {
    try {
      generate(name).forEach((each, file) -> files.put(prefix + each, file));
    } catch (UnsupportedModuleException e) {
      // Whoever calls a function of the class learns it.
    }
  }

  /** Classes of the module, without their package, with which all others are made. */
  private Collection<String> names() {
    Collection<String> names = new TreeSet<>();
    names.add(CodeNames.instance());
    for (int i = 0; i < generator.importClasses(); i++) {
      names.add(CodeNames.imports(i));
    }
    for (int group = 0; group < generator.shape().groups().count(); group++) {
      names.add(CodeNames.group(group, 0));
    }
    generator.shape().referencedFunctions().forEach(each -> names.add(CodeNames.function(each)));
    return names;
  }
}
