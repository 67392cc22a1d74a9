package io.dunlin.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the files of the repository must not hold. */
final class RepositoryTests {
  private static final Set<String> TEXT =
      Set.of("java", "xml", "md", "sh", "yml", "yaml", "json", "properties", "txt", "wat", "c");
  private static final int LEAST_TEXT_FILES = 60;
  private static final int MOST_LINES = 800;
  // Tables may be longer.
  private static final Set<String> LONG_TABLES = Set.of("Code.java", "Op.java");

  // Mirrors differ from site to site: which registry is asked is the business of the machine.
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(repo1?|search|central|oss|s01)\\.(maven|sonatype)\\.|repo\\.maven\\.apache|"
              + "registry\\.(npmjs|yarnpkg)|(deb|ftp|security|archive)\\.(debian|ubuntu)\\.");
  private static final Pattern PATH_OF_ONE_MACHINE =
      Pattern.compile("(?<![\\w.~$}])/(root/|home/\\w+/|Users/\\w+/|work/(main|shared))");

  @Test
  void noFileNamesRegistries() {
    assertNoneMatches(REGISTRY);
  }

  @Test
  void noFileHoldsPathsOfOneMachine() {
    assertNoneMatches(PATH_OF_ONE_MACHINE);
  }

  private static void assertNoneMatches(Pattern pattern) {
    List<Path> texts = Repository.files().stream().filter(RepositoryTests::isText).toList();
    assertTrue(texts.size() >= LEAST_TEXT_FILES, () -> texts.size() + " files");
    Set<String> found = new TreeSet<>();
    for (Path file : texts) {
      if (!file.endsWith("RepositoryTests.java") && pattern.matcher(Repository.read(file)).find()) {
        found.add(Repository.root().relativize(file).toString());
      }
    }
    assertEquals(Set.of(), found);
  }

  @Test
  void noSourceFileIsTooLong() {
    Set<String> tooLong = new TreeSet<>();
    for (Path file : Repository.files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java")
          && !LONG_TABLES.contains(name)
          && Repository.read(file).lines().count() > MOST_LINES) {
        tooLong.add(Repository.root().relativize(file).toString());
      }
    }
    assertEquals(Set.of(), tooLong);
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return name.lastIndexOf('.') <= 0 || TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
