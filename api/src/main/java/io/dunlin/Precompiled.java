package io.dunlin;

/** What has been compiled to an artifact. */
public enum Precompiled {
  /** A module, which {@link Module#deserialize} loads. */
  MODULE
}
