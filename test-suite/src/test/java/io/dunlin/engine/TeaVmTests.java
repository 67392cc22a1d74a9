package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the example of a Java program that TeaVM has compiled, with the host that stands there. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class TeaVmTests {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("dunlin.root", ".."), "examples", "teavm");

  private final Engine engine;

  TeaVmTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
  }

  @Test
  void theProgramPrintsWhatItPrintsAsJava(@TempDir Path classes) throws Exception {
    compileHost(classes);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Method run =
          loader
              .loadClass("RunTeaVm")
              .getMethod("run", Module.class, List.class, PrintStream.class);
      List<String> arguments =
          List.of(
              "x = 2 * (3 + 4)", "y = x / 4 - 1.5", "x / (y - y)", "z + 1", "2 *", "w=x*x", "q/0");
      PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
      run.invoke(null, Module.of(engine, EXAMPLE.resolve("calculator.wasm")), arguments, out);
    }
    assertEquals(
        """
        (2 * (3 + 4)) is 14.0
        ((x / 4) - 1.5) is 2.0
        x / (y - y) fails: division by zero
        z + 1 fails: unknown variable z
        2 * fails: unexpected end
        (x * x) is 196.0
        q/0 fails: unknown variable q
        variables: w, x, y
        1 x division by zero
        1 x unexpected end
        1 x unknown variable q
        1 x unknown variable z
        lines of an odd length: 5
        """,
        bytes.toString(StandardCharsets.UTF_8));
  }

  private static void compileHost(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      String path =
          System.getProperty("java.class.path")
              + File.pathSeparator
              + System.getProperty("jdk.module.path", "");
      List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath", path);
      compiler
          .getTask(
              messages,
              files,
              null,
              options,
              null,
              files.getJavaFileObjects(EXAMPLE.resolve("RunTeaVm.java")))
          .call();
    }
    assertEquals("", messages.toString());
  }
}
