package io.dunlin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is said of texts where no parser is present, as in the tests of this module. */
final class ModuleTextTests {
  private static final String MISSING =
      "this is a module in the text format, which is read only if the artifact"
          + " io.dunlin:dunlin-wat is on the class or module path";

  private final Engine engine =
      Engine.create(
          Config.builder().build(), List.of(new Candidate("fake", new FakeProvider(), null)));

  /** A backend that does nothing. */
  private static final class FakeProvider implements BackendProvider {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public int preference() {
      return 0;
    }

    @Override
    public Features features() {
      return Features.ALL;
    }

    @Override
    public Availability availability() {
      return Availability.available();
    }

    @Override
    public ModuleCompiler newCompiler(BackendSettings settings) {
      return idle(ModuleCompiler.class);
    }

    @Override
    public BackendRuntime newRuntime(BackendSettings settings) {
      return idle(BackendRuntime.class);
    }

    private static <T> T idle(Class<T> type) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (method.getReturnType() == SortedMap.class) {
                  return Collections.emptySortedMap(); // settings that code depends on
                }
                throw new UnsupportedOperationException(method.getName());
              }));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void textsNeedTheParser() {
    for (String text : new String[] {"(module)", " \r\n\t(func)", ";; comment\n(module)"}) {
      assertEquals(
          MISSING,
          assertThrows(IllegalArgumentException.class, () -> Module.of(engine, text)).getMessage());
      assertEquals(
          MISSING,
          assertThrows(IllegalArgumentException.class, () -> Module.of(engine, bytes(text)))
              .getMessage());
    }
  }

  @Test
  void whatIsNoTextIsReadAsBinary() {
    for (String garbage : new String[] {"", " ", "text", "\0asn", "[]"}) {
      MalformedModuleException e =
          assertThrows(
              MalformedModuleException.class, () -> Module.of(engine, bytes(garbage)), garbage);
      assertTrue(
          e.reason().equals("unexpected end") || e.reason().equals("magic header not detected"),
          e.getMessage());
    }
  }
}
