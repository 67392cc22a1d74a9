package io.dunlin.cli.wast;

/**
 * What a reference to an object of the host refers to.
 *
 * @param number what tells it from others; unsigned
 */
record HostObject(int number) {}
