package io.dunlin.wat.parse;

/** Checks UTF-8 without decoding it. */
final class Utf8 {
  private Utf8() {}

  /** The index of the first byte that is not part of a well-formed character, or -1. */
  static int findMalformed(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end) {
      if (bytes[i] >= 0) {
        i++;
      } else {
        int length = length(bytes, i, end);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return -1;
  }

  /** The length of the character that begins with this byte, which is not ASCII; 0 if malformed. */
  private static int length(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || end - at < length) {
      return 0;
    }
    // The second byte rules out longer forms than needed, surrogates, and what is over U+10FFFF.
    int second = bytes[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
