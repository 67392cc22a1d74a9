package io.dunlin.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The compiled classes of all modules, read once. */
final class ProjectClasses {
  private static final Map<String, ProjectModule> OWNERS = new HashMap<>();
  private static final Map<ProjectModule, JavaClasses> CLASSES = read();
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(ProjectModule.ALL.stream().map(ProjectModule::classFiles).toList());

  private ProjectClasses() {}

  private static Map<ProjectModule, JavaClasses> read() {
    Map<ProjectModule, JavaClasses> all = new HashMap<>();
    for (ProjectModule module : ProjectModule.ALL) {
      JavaClasses classes = new ClassFileImporter().importPath(module.classFiles());
      for (JavaClass each : classes) {
        OWNERS.put(each.getName(), module);
      }
      all.put(module, classes);
    }
    return all;
  }

  /** Every class of every module. */
  static JavaClasses all() {
    return ALL;
  }

  /** The classes of one module; fails if there are fewer than the table of modules says. */
  static JavaClasses of(ProjectModule module) {
    JavaClasses classes = CLASSES.get(module);
    if (classes == null || classes.size() < module.leastClasses()) {
      int found = classes == null ? 0 : classes.size();
      throw new AssertionError(
          module + " has " + found + " classes, which should be at least " + module.leastClasses());
    }
    return classes;
  }

  /** The module that a class belongs to, if it is one of ours. */
  static Optional<ProjectModule> owner(JavaClass type) {
    return Optional.ofNullable(OWNERS.get(type.getBaseComponentType().getName()));
  }
}
