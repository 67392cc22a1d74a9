package io.dunlin;

import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.spi.BackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the backend that an engine uses, or says why there is none. */
final class BackendChoice {
  private BackendChoice() {}

  /** The best backend that can run here, or null. */
  static @Nullable BackendProvider best(List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (candidate.reason() == null) {
        return candidate.provider();
      }
    }
    return null;
  }

  /**
   * The backend that a configuration wants. It can run here, unless a target is wanted; one that is
   * named perhaps only what is compiled already.
   *
   * @throws BackendUnavailableException if there is none
   */
  static Candidate choose(Config config, List<Candidate> candidates) {
    String backend = config.backend();
    String target = config.compiler().target();
    List<Candidate> named = backend == null ? candidates : named(backend, candidates);
    if (target != null) {
      return forTarget(target, named, candidates);
    }
    for (Candidate candidate : named) {
      boolean suffices = backend == null ? candidate.reason() == null : candidate.runs();
      if (suffices && candidate.provider() != null) {
        return candidate;
      }
    }
    throw new BackendUnavailableException(
        backend == null
            ? "no backend is available:\n  " + list(candidates)
            : "the backend '" + backend + "' is not available: " + named.get(0).reason());
  }

  /** What offers the backend of a candidate that was chosen. */
  static BackendProvider provider(Candidate candidate) {
    BackendProvider provider = candidate.provider();
    if (provider == null) {
      throw new IllegalStateException(candidate.name());
    }
    return provider;
  }

  private static List<Candidate> named(String name, List<Candidate> candidates) {
    List<Candidate> named = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(name)) {
        named.add(candidate);
      }
    }
    if (named.isEmpty()) {
      throw new BackendUnavailableException(
          "there is no backend '" + name + "'; known are\n  " + list(candidates));
    }
    return named;
  }

  /** A compiler works even where its code does not run. */
  private static Candidate forTarget(
      String target, List<Candidate> named, List<Candidate> candidates) {
    for (Candidate candidate : named) {
      BackendProvider provider = candidate.provider();
      if (provider != null && provider.target().equals(target)) {
        return candidate;
      }
    }
    throw new BackendUnavailableException(
        named == candidates
            ? "no backend compiles for the target '" + target + "':\n  " + targets(candidates)
            : "the backend '"
                + named.get(0).name()
                + "' does not compile for the target '"
                + target
                + "':\n  "
                + targets(named));
  }

  private static String targets(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            each -> {
              BackendProvider provider = each.provider();
              return each.name()
                  + ": "
                  + (provider == null ? each.reason() : "for '" + provider.target() + "'");
            })
        .collect(Collectors.joining("\n  "));
  }

  private static String list(List<Candidate> candidates) {
    return candidates.stream()
        .map(each -> each.name() + ": " + (each.reason() == null ? "available" : each.reason()))
        .collect(Collectors.joining("\n  "));
  }
}
