package io.dunlin.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The list of modules, which stands in several files, is the same in all of them. */
final class BomTests {

  @Test
  void listsExactlyThePublishedModules() {
    Set<String> published =
        rootModules().stream()
            .filter(folder -> !folder.equals("bom") && !isUnpublished(folder))
            .map(folder -> "dunlin-" + folder)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed = new TreeSet<>(texts(Repository.pom("bom"), "artifactId").toList());
    listed.remove("dunlin-parent");
    listed.remove("dunlin-bom");
    assertEquals(published, listed);
  }

  @Test
  void everyFolderWithPomIsModuleOfTheRoot() {
    Set<String> folders =
        Repository.files().stream()
            .filter(file -> file.endsWith("pom.xml"))
            .map(file -> Repository.root().relativize(file.getParent()).toString())
            .filter(folder -> !folder.isEmpty() && !folder.startsWith("examples"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(folders, rootModules());
  }

  @Test
  void everyPublishedModuleIsInTheTableOfRules() {
    Set<String> published =
        rootModules().stream()
            .filter(folder -> !folder.equals("bom") && !isUnpublished(folder))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> ruled =
        ProjectModule.ALL.stream()
            .map(ProjectModule::folder)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(published, ruled);
  }

  private static Set<String> rootModules() {
    return new TreeSet<>(texts(Repository.pom(""), "module").toList());
  }

  private static boolean isUnpublished(String folder) {
    return texts(Repository.pom(folder), "maven.deploy.skip").anyMatch("true"::equals);
  }

  private static Stream<String> texts(Document document, String element) {
    NodeList nodes = document.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent());
  }
}
