package io.dunlin.internal.artifact;

import io.dunlin.spi.code.ArtifactException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What code depends on beside the module: who has made it, and for what.
 *
 * @param engineVersion the version of the engine
 * @param backend the backend's name
 * @param target what the backend compiled for
 * @param features the names of the features that were on, in a fixed order
 * @param settings the settings that the backend's code depends on
 */
public record Compatibility(
    String engineVersion,
    String backend,
    String target,
    List<String> features,
    SortedMap<String, String> settings) {

  /** Copies the collections. */
  public Compatibility {
    features = List.copyOf(features);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A hash that is the same for those that are equal, and for practical purposes only for them. */
  public byte[] hash() {
    MessageDigest digest = sha256();
    digest.update(HeaderFields.encode(this));
    return digest.digest();
  }

  /** The hash function that names what is compiled; every Java has it. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Checks that code which was made under other conditions can be used under these.
   *
   * @throws ArtifactException if not, for the first thing that differs
   */
  public void require(Compatibility actual) {
    requireEqual("engine version", engineVersion, actual.engineVersion);
    requireEqual("backend", backend, actual.backend);
    requireEqual("target", target, actual.target);
    for (String name : union(settings, actual.settings)) {
      requireEqual(
          "setting " + name,
          settings.getOrDefault(name, "absent"),
          actual.settings.getOrDefault(name, "absent"));
    }
    List<String> missing = new ArrayList<>(actual.features);
    missing.removeAll(features);
    if (!missing.isEmpty()) {
      throw new ArtifactException(
          "feature set",
          "within " + features,
          actual.features + ", of which " + missing + " is off");
    }
  }

  private static Iterable<String> union(
      SortedMap<String, String> some, SortedMap<String, String> others) {
    SortedMap<String, String> all = new TreeMap<>(some);
    all.putAll(others);
    return all.keySet();
  }

  private static void requireEqual(String field, String expected, String found) {
    if (!expected.equals(found)) {
      throw new ArtifactException(field, "'" + expected + "'", "'" + found + "'");
    }
  }
}
