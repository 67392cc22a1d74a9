package io.dunlin.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must be documented. */
final class DocumentationTests {
  private static final int LEAST_DECLARATIONS = 800;

  @Test
  void publicTypesAndMethodsHaveComments() throws IOException {
    DeclarationScanner scanner = new DeclarationScanner();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(exportedSources()));
      scanner.comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
    }
    assertTrue(
        scanner.declarations >= LEAST_DECLARATIONS, () -> scanner.declarations + " declarations");
    assertEquals(Set.of(), scanner.undocumented);
  }

  private static List<Path> exportedSources() {
    List<Path> sources = new ArrayList<>();
    for (ProjectModule module : ProjectModule.ALL) {
      for (ModuleDescriptor.Exports export : module.readDescriptor().exports()) {
        Path folder = module.sources().resolve(export.source().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return sources;
  }

  @Test
  void architecturePageNamesEveryPackage() {
    String page = Repository.read(Repository.root().resolve("docs/architecture.md"));
    Set<String> unnamed = new TreeSet<>();
    for (ProjectModule module : ProjectModule.ALL) {
      ProjectClasses.of(module).stream()
          .map(type -> type.getPackageName())
          .filter(name -> !name.isEmpty() && !page.contains("`" + name + "`"))
          .forEach(unnamed::add);
    }
    assertEquals(Set.of(), unnamed);
  }

  /** Collects what callers from other modules see and nobody has explained. */
  private static final class DeclarationScanner
      extends TreePathScanner<@Nullable Void, @Nullable Void> {
    final Set<String> undocumented = new TreeSet<>();
    int declarations;
    @Nullable DocTrees comments;

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      check(type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (isVisible(method.getModifiers()) && !isOverride(method)) {
        check(method.getName().toString());
      }
      return null;
    }

    private void check(String name) {
      declarations++;
      if (comments == null || comments.getDocComment(getCurrentPath()) == null) {
        String file = getCurrentPath().getCompilationUnit().getSourceFile().getName();
        undocumented.add(file + ": " + name);
      }
    }

    private boolean isVisible(ModifiersTree modifiers) {
      Set<Modifier> flags = modifiers.getFlags();
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      return flags.contains(Modifier.PUBLIC)
          || flags.contains(Modifier.PROTECTED)
          || (parent.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE));
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .anyMatch(annotation -> annotation.toString().equals("Override"));
    }
  }
}
