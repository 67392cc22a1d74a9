package io.dunlin.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the Java samples of the pages and of the API's package comment. */
final class CodeSampleTests {
  private static final Pattern FENCED = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern IN_COMMENT =
      Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);

  /** What samples may use without saying so. */
  private static final String HEAD =
      """
      import io.dunlin.*;
      import io.dunlin.Module;
      import io.dunlin.wasi.*;
      import io.dunlin.wasm.type.*;
      import io.dunlin.wat.*;
      import java.nio.file.*;
      import java.util.*;
      class Sample {
        static void sample() throws Exception {
      """;

  private static final String TAIL = "\n  }\n}\n";

  @TempDir Path output;

  @Test
  void samplesCompile() throws IOException {
    Path root = Path.of(System.getProperty("dunlin.root", ".."));
    List<String> samples = new ArrayList<>(samples(root.resolve("README.md"), FENCED));
    try (Stream<Path> pages = Files.list(root.resolve("docs"))) {
      for (Path page : pages.filter(each -> each.toString().endsWith(".md")).toList()) {
        samples.addAll(samples(page, FENCED));
      }
    }
    Path api = root.resolve("api/src/main/java/io/dunlin");
    List<String> inComments = samples(api.resolve("package-info.java"), IN_COMMENT);
    assertTrue(!samples.isEmpty() && !inComments.isEmpty(), "no samples found");
    samples.addAll(inComments);
    for (String sample : samples) {
      assertEquals(List.of(), errors(sample), sample);
    }
  }

  private static List<String> samples(Path page, Pattern pattern) throws IOException {
    List<String> samples = new ArrayList<>();
    Matcher matcher = pattern.matcher(Files.readString(page));
    while (matcher.find()) {
      samples.add(matcher.group(1).replaceAll("(?m)^ \\* ?", ""));
    }
    return samples;
  }

  private List<String> errors(String sample) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path")
                  + java.io.File.pathSeparator
                  + System.getProperty("jdk.module.path", ""));
      compiler.getTask(null, files, diagnostics, options, null, List.of(new Source(sample))).call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(null))
        .toList();
  }

  /** A sample as a source file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String sample;

    Source(String sample) {
      super(URI.create("string:///Sample.java"), Kind.SOURCE);
      this.sample = sample;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return HEAD + sample + TAIL;
    }
  }
}
