package io.dunlin.spi;

/** Whether to use something that is not to be had everywhere. */
public enum Enabled {
  /** Where it is to be had. */
  AUTO,
  /** In any case; where it is not to be had, that is an error. */
  YES,
  /** Never. */
  NO
}
