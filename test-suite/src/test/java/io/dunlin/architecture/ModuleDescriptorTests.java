package io.dunlin.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What module descriptors state, and the releases that class files are for. */
final class ModuleDescriptorTests {
  private static final int CLASS_FILE_VERSION_OF_JAVA_0 = 44;
  private static final int DESCRIPTOR_LEVEL = 17;

  static final List<ProjectModule> MODULES = ProjectModule.ALL;

  @ParameterizedTest
  @FieldSource("MODULES")
  void statesTheArrows(ProjectModule module) {
    ModuleDescriptor descriptor = module.readDescriptor();
    assertEquals(module.descriptor(), descriptor.name());
    Set<String> permitted =
        ProjectModule.ALL.stream()
            .filter(other -> !other.equals(module) && module.mayUse(other))
            .map(ProjectModule::descriptor)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> beyond = required(descriptor);
    beyond.removeAll(permitted);
    assertEquals(Set.of(), beyond, "requires what it may not");
    assertTrue(
        module.arrows().isEmpty() || !required(descriptor).isEmpty(), "requires nothing of ours");
  }

  private static Set<String> required(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .map(ModuleDescriptor.Requires::name)
        .filter(name -> name.startsWith("io.dunlin."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void keepsInternalPackagesToItself(ProjectModule module) {
    assertEquals(
        Set.of(),
        module.readDescriptor().exports().stream()
            .filter(export -> !export.isQualified() && export.source().contains(".internal"))
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet()));
    assertEquals(Set.of(), module.readDescriptor().opens());
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void hasClassFilesOfItsLevel(ProjectModule module) throws IOException {
    TreeMap<String, Integer> wrong = new TreeMap<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(module.classFiles())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        int level = level(file);
        // Java 17 has to read the descriptors of modules that it cannot run.
        boolean isDescriptor = file.endsWith("module-info.class");
        if (level != (isDescriptor ? DESCRIPTOR_LEVEL : module.level())) {
          wrong.put(module.classFiles().relativize(file).toString(), level);
        }
        seen++;
      }
    }
    assertTrue(seen > module.leastClasses(), "the descriptor and the classes");
    assertEquals(new TreeMap<>(), wrong);
  }

  private static int level(Path classFile) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
      in.skipNBytes(6);
      return in.readUnsignedShort() - CLASS_FILE_VERSION_OF_JAVA_0;
    }
  }
}
