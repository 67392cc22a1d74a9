package io.dunlin.internal.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** Which backends are found, in which order, and what is said of the others. */
final class BackendDiscoveryTests {
  /** A backend that only says what it is. */
  private record FakeProvider(String name, int preference, Availability availability)
      implements BackendProvider {
    @Override
    public Features features() {
      return Features.ALL;
    }

    @Override
    public ModuleCompiler newCompiler(BackendSettings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BackendRuntime newRuntime(BackendSettings settings) {
      throw new UnsupportedOperationException();
    }
  }

  private static Candidate named(List<Candidate> candidates, String name) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void preferredBackendsComeFirst() {
    FakeProvider slow = new FakeProvider("slow", 1, Availability.available());
    FakeProvider fast = new FakeProvider("fast", 2, Availability.available());
    List<Candidate> candidates =
        BackendDiscovery.find(List.<BackendProvider>of(slow, fast).iterator());
    assertSame(fast, candidates.get(0).provider());
    assertSame(slow, candidates.get(1).provider());
    assertNull(candidates.get(0).reason());
  }

  @Test
  void whatIsNotThereIsNamedWithItsArtifact() {
    List<Candidate> candidates = BackendDiscovery.find(List.<BackendProvider>of().iterator());
    assertEquals(3, candidates.size());
    assertEquals(
        "no provider of it is on the class or module path;"
            + " add the artifact dunlin-backend-interpreter",
        named(candidates, "interpreter").reason());
    assertNull(named(candidates, "native").provider());
  }

  @Test
  void unavailableBackendsKeepTheirReason() {
    BackendProvider provider =
        new FakeProvider("native", 3, Availability.unavailable("wrong processor"));
    List<Candidate> candidates = BackendDiscovery.find(List.of(provider).iterator());
    assertEquals("wrong processor", named(candidates, "native").reason());
  }

  @Test
  void aProviderThatCannotBeLoadedIsAReasonAndNoFailure() {
    BackendProvider works = new FakeProvider("interpreter", 1, Availability.available());
    Iterator<BackendProvider> providers =
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < 3;
          }

          @Override
          public BackendProvider next() {
            switch (next++) {
              case 0:
                throw new ServiceConfigurationError("io.dunlin.bytecode.Provider not found");
              case 1:
                throw new UnsupportedClassVersionError("io/dunlin/x64/Provider, version 69.0");
              default:
                return works;
            }
          }
        };
    List<Candidate> candidates = BackendDiscovery.find(providers);
    assertSame(works, candidates.get(0).provider());
    String bytecode = String.valueOf(named(candidates, "bytecode").reason());
    assertTrue(bytecode.contains("cannot be loaded"), bytecode);
    String nativeReason = String.valueOf(named(candidates, "native").reason());
    assertTrue(nativeReason.contains("needs a newer Java"), nativeReason);
  }
}
