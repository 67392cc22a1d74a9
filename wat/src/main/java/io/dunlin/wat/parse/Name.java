package io.dunlin.wat.parse;

import java.nio.charset.StandardCharsets;

/** A name as a range of bytes in UTF-8. Mutable, so that looking names up makes no garbage. */
public final class Name {
  byte[] bytes = {};
  int start;
  int end;

  Name() {}

  void set(byte[] newBytes, int newStart, int newEnd) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
  }

  int length() {
    return end - start;
  }

  /** The name. */
  @Override
  public String toString() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
