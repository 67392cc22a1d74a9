package io.dunlin.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The modules on the module path, and what they provide there and on the class path. */
final class ModulePathTests {
  private static final int LEAST_PROVIDERS = 1;

  static final List<ProjectModule> MODULES = ProjectModule.ALL;

  @ParameterizedTest
  @FieldSource("MODULES")
  void providesTheSameOnTheClassPath(ProjectModule module) throws IOException {
    assertEquals(providedAsModule(module), providedOnClassPath(module));
  }

  private static Map<String, Set<String>> providedAsModule(ProjectModule module) {
    Map<String, Set<String>> provided = new TreeMap<>();
    for (ModuleDescriptor.Provides each : module.readDescriptor().provides()) {
      provided.put(each.service(), new TreeSet<>(each.providers()));
    }
    return provided;
  }

  private static Map<String, Set<String>> providedOnClassPath(ProjectModule module)
      throws IOException {
    Map<String, Set<String>> provided = new TreeMap<>();
    Path services = module.classFiles().resolve("META-INF/services");
    if (Files.isDirectory(services)) {
      try (Stream<Path> files = Files.list(services)) {
        for (Path file : files.toList()) {
          Set<String> providers = new TreeSet<>(Repository.read(file).lines().toList());
          provided.put(file.getFileName().toString(), providers);
        }
      }
    }
    return provided;
  }

  @Test
  void providersLoadOnTheModulePath() {
    ModuleLayer layer = layer();
    int loaded = 0;
    for (ProjectModule module : ProjectModule.ALL) {
      for (ModuleDescriptor.Provides each : module.readDescriptor().provides()) {
        for (String provider : each.providers()) {
          assertProvides(layer.findLoader(module.descriptor()), provider, each.service());
          loaded++;
        }
      }
    }
    int count = loaded;
    assertTrue(count >= LEAST_PROVIDERS, () -> count + " providers");
  }

  private static void assertProvides(ClassLoader loader, String provider, String service) {
    try {
      Class<?> type = Class.forName(provider, true, loader);
      assertTrue(Class.forName(service, false, loader).isAssignableFrom(type), provider);
      assertTrue(type.getModule().isNamed(), provider);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(provider, e);
    }
  }

  private static ModuleLayer layer() {
    List<String> names = ProjectModule.ALL.stream().map(ProjectModule::descriptor).toList();
    Stream<Path> ours = ProjectModule.ALL.stream().map(ProjectModule::classFiles);
    Stream<Path> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") && !entry.contains("dunlin-"))
            .map(Path::of);
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(ours.toArray(Path[]::new)),
                ModuleFinder.of(libraries.toArray(Path[]::new)),
                names);
    return ModuleLayer.boot().defineModulesWithOneLoader(configuration, null);
  }
}
