package io.dunlin.precompiled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.wasm.Features;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled modules with nothing on the class path that could compile: no ASM. */
final class PrecompiledTests {
  private static final int PATIENCE = 300;

  /** Calls the host directly and by a table, itself by a tail call, and makes a structure. */
  private static final String MODULE =
      """
      (module
        (type $unary (func (param i32) (result i32)))
        (type $point (sub (struct (field i32))))
        (type $pixel (sub $point (struct (field i32) (field i64))))
        (import "host" "double" (func $double (type $unary)))
        (table 3 funcref)
        (elem (i32.const 0) func $double $increment $countdown)
        (func $increment (type $unary) (i32.add (local.get 0) (i32.const 1)))
        (func $countdown (type $unary)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 1000))))
          (return_call_indirect (type $unary) (i32.sub (local.get 0) (i32.const 1)) (i32.const 2)))
        (func (export "run") (type $unary)
          (i32.add
            (call $countdown (i32.const 100000))
            (i32.add
              (struct.get $point 0 (struct.new $pixel (i32.const 100) (i64.const 1)))
              (call_indirect (type $unary)
                (call_indirect (type $unary) (call $double (local.get 0)) (i32.const 0))
                (i32.const 1))))))
      """;

  private static final Path EXAMPLE =
      Path.of(System.getProperty("dunlin.root", ".."), "examples", "jar");

  @TempDir Path folder;

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> withoutCompiler() throws ClassNotFoundException {
    return List.of(
        placeOf(PrecompiledProgram.class),
        placeOf(Engine.class),
        placeOf(BackendProvider.class),
        placeOf(Features.class),
        placeOf(Class.forName("io.dunlin.bytecode.BytecodeProvider")));
  }

  private static Engine compilingEngine() {
    return Engine.create(Config.builder().backend("bytecode").build());
  }

  private static byte[] module() {
    return MODULE.getBytes(StandardCharsets.UTF_8);
  }

  /** Makes a jar with a compiled module. */
  private Path jar(byte[] module, String name) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    SortedMap<String, byte[]> files =
        Module.of(compilingEngine(), module).serializeForClassPath(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return jar;
  }

  private List<String> run(List<Path> classPath, String program, String... arguments) {
    Outcome outcome =
        ChildJvm.with().onClassPath(classPath).run(folder, PATIENCE, program, arguments);
    assertEquals(0, outcome.exitCode(), String.join("\n", outcome.output()));
    return outcome.output();
  }

  private void assertRunsButDoesNotCompile(String loader, List<Path> classPath, String argument) {
    List<String> output = run(classPath, PrecompiledProgram.class.getName(), argument);
    String story = String.join("\n", output);
    assertEquals(3, output.size(), story);
    assertEquals("run gives 1121, loaded by [" + loader + "]", output.get(0));
    assertTrue(output.get(1).contains("cannot compile here: it compiles with ASM"), story);
    assertTrue(output.get(2).startsWith("bytecode: it compiles with ASM"), story);
  }

  @Test
  void artifactsRunWithoutCompiler() throws IOException, ClassNotFoundException {
    byte[] artifact = compilingEngine().precompileModule(module());
    Path file = Files.write(folder.resolve("a.dlo"), artifact);
    assertRunsButDoesNotCompile("null", withoutCompiler(), file.toString());
  }

  @Test
  void classesInAJarOnTheClassPathAreLoadedAsThoseOfAProgram()
      throws IOException, ClassNotFoundException {
    List<Path> classPath = new ArrayList<>(withoutCompiler());
    classPath.add(jar(module(), "calls"));
    assertRunsButDoesNotCompile("app", classPath, "calls");
  }

  @Test
  void theExampleRunsWithoutCompiler() throws IOException, ClassNotFoundException {
    List<Path> classPath = new ArrayList<>(withoutCompiler());
    classPath.remove(placeOf(PrecompiledProgram.class));
    classPath.add(jar(Files.readAllBytes(EXAMPLE.resolve("adler32.wat")), "adler32"));
    compileExample();
    classPath.add(folder);
    List<String> expected = List.of("11e60398  Wikipedia", "08e3028b  dunlin");
    assertEquals(expected, run(classPath, "Checksum", "Wikipedia", "dunlin"));
  }

  private void compileExample() {
    StringWriter messages = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(messages),
                new PrintWriter(messages),
                "-d",
                folder.toString(),
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                EXAMPLE.resolve("Checksum.java").toString());
    assertEquals(0, exitCode, messages::toString);
  }

  @Test
  void aJarOfAnotherLoaderWorksTogetherWithModulesThatAreCompiledHere() throws IOException {
    Engine engine = compilingEngine();
    URL[] jar = {jar(module(), "calls").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, getClass().getClassLoader());
        Store<@Nullable Void> store = engine.newStore()) {
      Linker<@Nullable Void> linker = new Linker<>(engine);
      Module doubling =
          Module.of(
              engine,
              "(module (func (export \"double\") (param i32) (result i32)"
                  + " (i32.mul (local.get 0) (i32.const 2))))");
      linker.instance("host", linker.instantiate(store, doubling));
      Module module = Module.deserializeFromClassPath(engine, loader, "calls");
      Val[] results = linker.instantiate(store, module).func("run").orElseThrow().call(Val.i32(5));
      assertEquals(1121, results[0].i32());
      assertArrayEquals(Module.of(engine, module()).serialize(), module.serialize());
      assertEquals(
          Module.of(engine, module()).serializeForClassPath("calls").keySet(),
          module.serializeForClassPath("calls").keySet());
    }
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    Engine engine = compilingEngine();
    ClassLoader empty = new URLClassLoader(new URL[0], getClass().getClassLoader());
    FileNotFoundException absent =
        assertThrows(
            FileNotFoundException.class,
            () -> Module.deserializeFromClassPath(engine, empty, "calls"));
    assertTrue(String.valueOf(absent.getMessage()).contains("META-INF/dunlin/calls.dlo"));
    SortedMap<String, byte[]> files = Module.of(engine, module()).serializeForClassPath("calls");
    byte[] artifact = Objects.requireNonNull(files.get("META-INF/dunlin/calls.dlo"));
    Files.createDirectories(folder.resolve("META-INF/dunlin"));
    Files.write(folder.resolve("META-INF/dunlin/calls.dlo"), artifact);
    ClassLoader incomplete = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    ArtifactException e =
        assertThrows(
            ArtifactException.class,
            () -> Module.deserializeFromClassPath(engine, incomplete, "calls"));
    assertEquals("code", e.field());
    assertThrows(ArtifactException.class, () -> Module.deserialize(engine, artifact));
    assertThrows(
        IllegalArgumentException.class,
        () -> Module.of(engine, module()).serializeForClassPath("a/b"));
  }

  @Test
  void otherBackendsLieOnAClassPathToo() throws IOException {
    Engine engine = Engine.create();
    Path jar = folder.resolve("META-INF/dunlin/calls.dlo");
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    SortedMap<String, byte[]> files = Module.of(engine, module()).serializeForClassPath("calls");
    assertEquals(Set.of("META-INF/dunlin/calls.dlo"), files.keySet());
    Files.write(jar, Objects.requireNonNull(files.get("META-INF/dunlin/calls.dlo")));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      Module module = Module.deserializeFromClassPath(engine, loader, "calls");
      assertArrayEquals(Module.of(engine, module()).serialize(), module.serialize());
    }
  }
}
