package io.dunlin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What compiled classes may use and must have. */
final class ArchitectureTests {
  static final List<ProjectModule> MODULES = ProjectModule.ALL;
  static final List<ProjectModule> MODULES_BUT_THE_COMMAND =
      MODULES.stream().filter(module -> !module.folder().equals("cli")).toList();

  @ParameterizedTest
  @FieldSource("MODULES")
  void usesOnlyTheModulesItMay(ProjectModule module) {
    assertNoDependency(
        module,
        type -> ProjectClasses.owner(type).map(owner -> !module.mayUse(owner)).orElse(false));
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void usesOnlyTheLibrariesItMay(ProjectModule module) {
    assertNoDependency(
        module,
        type ->
            !type.getBaseComponentType().isPrimitive()
                && !module.mayUsePackage(type.getBaseComponentType().getPackageName()));
  }

  /** Modules that are compiled already run where there is no ASM. */
  @Test
  void whatRunsCompiledClassesNeedsNoCompiler() {
    classes()
        .that()
        .resideInAnyPackage("io.dunlin.bytecode.runtime", "io.dunlin.bytecode.load")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.management..",
            "org.jspecify..",
            "io.dunlin.spi..",
            "io.dunlin.wasm..",
            "io.dunlin.bytecode.runtime",
            "io.dunlin.bytecode.load")
        .check(ProjectClasses.all());
  }

  private static void assertNoDependency(ProjectModule module, Predicate<JavaClass> forbidden) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : ProjectClasses.of(module)) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        if (forbidden.test(dependency.getTargetClass())) {
          found.add(dependency.getDescription());
        }
      }
    }
    assertEquals(Set.of(), found);
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void everyPackageIsNullMarked(ProjectModule module) {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : ProjectClasses.of(module)) {
      if (!type.getPackageName().isEmpty()
          && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    assertEquals(Set.of(), unmarked);
  }

  @ParameterizedTest
  @FieldSource("MODULES_BUT_THE_COMMAND")
  void onlyTheCommandWritesToStandardStreams(ProjectModule module) {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ProjectClasses.of(module));
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void throwsNoGenericExceptions(ProjectModule module) {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(ProjectClasses.of(module));
  }

  @Test
  void packagesFormNoCycles() {
    JavaClasses all = ProjectClasses.all();
    int least = ProjectModule.ALL.stream().mapToInt(ProjectModule::leastClasses).sum();
    assertTrue(all.size() >= least, () -> all.size() + " classes, which should be " + least);
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return ProjectClasses.owner(type).isPresent()
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(all);
  }
}
