package io.dunlin.cli;

/** The version of this build. */
final class Version {
  private Version() {}

  /** Name and version, as {@code --version} prints them. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "dunlin " + (version == null ? "(not built as a jar)" : version);
  }
}
