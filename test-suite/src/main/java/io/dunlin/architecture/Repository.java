package io.dunlin.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The files of the project. */
final class Repository {
  private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", "node_modules");

  private Repository() {}

  /** The folder that holds the root {@code pom.xml}. */
  static Path root() {
    String root = System.getProperty("dunlin.root");
    if (root == null) {
      throw new AssertionError("the system property dunlin.root must name the project's folder");
    }
    return Path.of(root);
  }

  /** All files outside output folders, in the order of their names. */
  static List<Path> files() {
    return filesBelow(root());
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !NOT_OURS.contains(entry.getFileName().toString()))
          .sorted()
          .flatMap(
              entry -> Files.isDirectory(entry) ? filesBelow(entry).stream() : Stream.of(entry))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The {@code pom.xml} of a module, or of the root if the folder is empty. */
  static Document pom(String folder) {
    Path file = root().resolve(folder).resolve("pom.xml");
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}
