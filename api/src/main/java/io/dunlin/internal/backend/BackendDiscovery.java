package io.dunlin.internal.backend;

import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds backends with {@link ServiceLoader}. A provider that cannot be loaded is no failure but a
 * candidate with a reason; so is a backend of Dunlin's whose artifact is not there.
 */
public final class BackendDiscovery {
  /** The backends that Dunlin has, best first. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("native", "dunlin-backend-native-x64 or dunlin-backend-native-arm64", 25),
          new Known("bytecode", "dunlin-backend-bytecode", 17),
          new Known("interpreter", "dunlin-backend-interpreter", 17));

  private static final int FIRST_JAVA_WITHOUT_PREFIX = 9;

  private BackendDiscovery() {}

  /** A backend of Dunlin's: its name, the artifact that holds it, and the Java that it needs. */
  private record Known(String name, String artifact, int java) {
    /** Why it is not there. */
    String absence() {
      int actual = javaRelease();
      String needed =
          actual < java ? "it needs Java " + java + " or newer, and this is " + actual + "; " : "";
      return needed
          + "no provider of it is on the class or module path; add the artifact "
          + artifact;
    }
  }

  private static int javaRelease() {
    String version = System.getProperty("java.specification.version", "");
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      // Java 8 calls itself 1.8, and Android 0.9.
      return FIRST_JAVA_WITHOUT_PREFIX - 1;
    }
  }

  /**
   * A backend that could be chosen.
   *
   * @param name its name
   * @param provider what offers it, or null if that cannot be loaded or is not there
   * @param reason why it cannot be chosen, or only if it is asked for, or null if it can
   * @param runs whether it runs modules here, if only those that are compiled already
   */
  public record Candidate(
      String name, @Nullable BackendProvider provider, @Nullable String reason, boolean runs) {
    /** A backend that can be chosen or, if there is a reason, not. */
    public Candidate(String name, @Nullable BackendProvider provider, @Nullable String reason) {
      this(name, provider, reason, reason == null);
    }
  }

  /** All candidates, the preferred ones first. */
  public static List<Candidate> find() {
    return find(load());
  }

  private static Iterator<BackendProvider> load() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Iterator<BackendProvider> found = ServiceLoader.load(BackendProvider.class, context).iterator();
    // Applications with odd context loaders still see what is beside the API.
    return found.hasNext()
        ? found
        : ServiceLoader.load(BackendProvider.class, BackendDiscovery.class.getClassLoader())
            .iterator();
  }

  /** All candidates among these providers and the known backends, the preferred ones first. */
  public static List<Candidate> find(Iterator<BackendProvider> providers) {
    List<BackendProvider> loaded = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          loaded.add(providers.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures.add(describe(e));
      }
    }
    loaded.sort((a, b) -> Integer.compare(b.preference(), a.preference()));
    List<Candidate> candidates = new ArrayList<>();
    for (BackendProvider provider : loaded) {
      Availability availability = provider.availability();
      candidates.add(
          new Candidate(
              provider.name(), provider, availability.reason(), availability.runsPrecompiled()));
    }
    addMissing(candidates, failures);
    return candidates;
  }

  private static void addMissing(List<Candidate> candidates, List<String> failures) {
    for (Known known : KNOWN) {
      String name = known.name();
      if (candidates.stream().noneMatch(candidate -> candidate.name().equals(name))) {
        String failure =
            failures.stream().filter(text -> mentions(text, name)).findFirst().orElse(null);
        String reason =
            failure != null ? "its provider cannot be loaded: " + failure : known.absence();
        candidates.add(new Candidate(name, null, reason));
      }
    }
  }

  /** Whether a failure to load is that of the backend: providers are named by their packages. */
  private static boolean mentions(String failure, String backend) {
    if (backend.equals("native")) {
      return failure.contains("io.dunlin.x64")
          || failure.contains("io/dunlin/x64")
          || failure.contains("io.dunlin.arm64")
          || failure.contains("io/dunlin/arm64");
    }
    return failure.contains("io.dunlin." + backend) || failure.contains("io/dunlin/" + backend);
  }

  private static String describe(Throwable failure) {
    Throwable cause = failure.getCause();
    String text = String.valueOf(failure.getMessage());
    String detail = cause == null ? text : text + ": " + cause;
    if (failure instanceof UnsupportedClassVersionError
        || cause instanceof UnsupportedClassVersionError) {
      return "it needs a newer Java than "
          + System.getProperty("java.specification.version")
          + " ("
          + detail
          + ")";
    }
    return detail;
  }
}
