package io.dunlin.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module that has classes of its own, and what it may depend on.
 *
 * @param folder the folder in the repository, which is also the end of the artifact id
 * @param descriptor the name in {@code module-info.java}
 * @param level the Java release that its class files are for
 * @param leastClasses how many classes it has at the least; to be raised as it grows
 * @param libraries the packages it may use beside those that every module may
 * @param arrows the folders of the modules it may depend on; {@code wasm} is passed on to everyone
 */
record ProjectModule(
    String folder,
    String descriptor,
    int level,
    int leastClasses,
    List<String> libraries,
    List<String> arrows) {

  private static final List<String> NONE = List.of();
  private static final List<String> FOREIGN = List.of("java.lang.foreign");
  private static final List<String> EVERYWHERE =
      List.of("java", "io.dunlin", "org.jspecify.annotations");

  /** The table of modules, lowest first. */
  static final List<ProjectModule> ALL =
      List.of(
          module("wasm", "wasm", 17, 120, NONE),
          module("wat", "wat", 17, 60, NONE, "wasm"),
          module("spi", "spi", 17, 50, NONE, "wasm"),
          module("api", "api", 17, 60, NONE, "wasm", "spi"),
          module("backend-interpreter", "interpreter", 17, 200, NONE, "wasm", "spi"),
          module(
              "backend-bytecode",
              "bytecode",
              17,
              55,
              List.of("org.objectweb.asm", "com.sun.management"),
              "wasm",
              "spi"),
          module("native-compiler", "compiler", 17, 70, NONE, "wasm"),
          module("native-runtime", "nativeruntime", 25, 60, FOREIGN, "native-compiler", "spi"),
          module(
              "backend-native-x64",
              "x64",
              17,
              95,
              NONE,
              "native-compiler",
              "native-runtime",
              "spi"),
          module(
              "backend-native-arm64",
              "arm64",
              17,
              1,
              NONE,
              "native-compiler",
              "native-runtime",
              "spi"),
          module("pooling-allocator", "pooling", 25, 1, FOREIGN, "spi"),
          module("cow-memory", "cow", 25, 1, FOREIGN, "spi"),
          module("wasi", "wasi", 17, 48, NONE, "api"),
          module("cli", "cli", 17, 36, List.of("picocli"), "api", "wasi", "wat", "spi"));

  private static ProjectModule module(
      String folder,
      String descriptor,
      int level,
      int leastClasses,
      List<String> libraries,
      String... arrows) {
    return new ProjectModule(
        folder, "io.dunlin." + descriptor, level, leastClasses, libraries, List.of(arrows));
  }

  /** Where its class files lie. */
  Path classFiles() {
    return Repository.root().resolve(folder).resolve("target/classes");
  }

  /** Where its sources lie. */
  Path sources() {
    return Repository.root().resolve(folder).resolve("src/main/java");
  }

  /** Reads its compiled {@code module-info}. */
  ModuleDescriptor readDescriptor() {
    try (InputStream in = Files.newInputStream(classFiles().resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** May it use types of another one of our modules? */
  boolean mayUse(ProjectModule other) {
    return other.equals(this) || other.folder.equals("wasm") || arrows.contains(other.folder);
  }

  /** May it use types of this package, whoever it belongs to? */
  boolean mayUsePackage(String packageName) {
    boolean foreign = isWithin(packageName, "java.lang.foreign");
    return Stream.concat(foreign ? Stream.empty() : EVERYWHERE.stream(), libraries.stream())
        .anyMatch(each -> isWithin(packageName, each));
  }

  private static boolean isWithin(String packageName, String ancestor) {
    return packageName.equals(ancestor) || packageName.startsWith(ancestor + ".");
  }

  @Override
  public String toString() {
    return folder;
  }
}
