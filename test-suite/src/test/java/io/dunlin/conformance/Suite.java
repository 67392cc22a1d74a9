package io.dunlin.conformance;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of test scripts. */
public enum Suite {
  /** Our own, which cover every instruction even where the specification's are missing. */
  OWN("own", Features.ALL, 1_493),
  /** WebAssembly 3.0. */
  CORE("core", Features.ALL, 62_598),
  /** The instructions for exceptions that preceded WebAssembly 3.0. */
  LEGACY_EXCEPTIONS("legacy-exceptions", Features.ALL, 89),
  /** Shared memories and atomic instructions, from before there were several memories or tables. */
  THREADS(
      "proposals/threads",
      Features.ALL
          .without(Feature.MULTI_MEMORY)
          .without(Feature.REFERENCE_TYPES)
          .without(Feature.MEMORY64),
      444),
  /** 128-bit integer arithmetic. */
  WIDE_ARITHMETIC("proposals/wide-arithmetic", Features.ALL, 107),
  /** Memories with pages of one byte. */
  CUSTOM_PAGE_SIZES("proposals/custom-page-sizes", Features.ALL, 164);

  private static final String OWN_SCRIPTS = "test-suite/src/test/resources/io/dunlin/conformance";

  private final String folder;
  private final Features features;
  private final int leastAssertions;

  Suite(String folder, Features features, int leastAssertions) {
    this.folder = folder;
    this.features = features;
    this.leastAssertions = leastAssertions;
  }

  /** The features that the scripts are written for. */
  Features features() {
    return features;
  }

  /** How many assertions there are at the least; to be raised when there are more. */
  int leastAssertions() {
    return leastAssertions;
  }

  /** Where the scripts are, if they are there. */
  public Path path() {
    if (this == OWN) {
      return Path.of(System.getProperty("dunlin.root", ".."), OWN_SCRIPTS, folder);
    }
    return Path.of(System.getProperty("dunlin.suites", "../../shared/suites"), folder);
  }

  public boolean isPresent() {
    return this == OWN || Files.isDirectory(path());
  }

  /** Whether its absence is a failure. */
  public static boolean isRequired() {
    return Boolean.getBoolean("dunlin.suites.required");
  }

  /** The scripts, in the order of their names. */
  public List<Path> scripts() {
    try (Stream<Path> files = Files.walk(path())) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script's name, which begins with that of the suite. */
  public String name(Path script) {
    return folder + "/" + path().relativize(script).toString().replace('\\', '/');
  }

  /** The folder's name. */
  @Override
  public String toString() {
    return folder;
  }
}
