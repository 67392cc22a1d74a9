package io.dunlin.wat.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives names numbers: 0 to the first, 1 to the second different one. A hash table over bytes, so
 * that looking up a name of the text makes no string of it.
 */
final class NameTable {
  /** The number of a name that is not in the table. */
  static final int ABSENT = -1;

  private static final int SEED = ThreadLocalRandom.current().nextInt();

  private byte[] text = new byte[64];
  private int[] ends = new int[8];
  private int[] hashes = new int[8];
  private int count;

  /** Numbers by hash; a slot counts if its generation is the current one. */
  private int[] slots = new int[16];

  private int[] generations = new int[16];
  private int generation = 1;

  /** Forgets all names. */
  void clear() {
    count = 0;
    generation++;
    if (generation == 0) {
      Arrays.fill(generations, 0);
      generation = 1;
    }
  }

  /** How many names there are. */
  int size() {
    return count;
  }

  /** The number of a name, or {@link #ABSENT}. */
  int find(byte[] bytes, int start, int end) {
    int slot = findSlot(hash(bytes, start, end), bytes, start, end);
    return generations[slot] == generation ? slots[slot] : ABSENT;
  }

  /** The number of a name, or {@link #ABSENT}. */
  int find(Name name) {
    return find(name.bytes, name.start, name.end);
  }

  /** The number of a name, a new one if it has none. */
  int intern(Name name) {
    int hash = hash(name.bytes, name.start, name.end);
    int slot = findSlot(hash, name.bytes, name.start, name.end);
    if (generations[slot] == generation) {
      return slots[slot];
    }
    append(name, hash);
    occupy(slot, count);
    count++;
    if (count * 2 > slots.length) {
      rehash();
    }
    return count - 1;
  }

  /** The number of a name, a new one if it has none. */
  int intern(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    Name view = new Name();
    view.set(bytes, 0, bytes.length);
    return intern(view);
  }

  /** The name with a number. */
  String name(int number) {
    int start = start(number);
    return new String(text, start, ends[number] - start, StandardCharsets.UTF_8);
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private void append(Name name, int hash) {
    int start = start(count);
    int end = start + name.length();
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length * 2));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    System.arraycopy(name.bytes, name.start, text, start, name.length());
    ends[count] = end;
    hashes[count] = hash;
  }

  private void occupy(int slot, int number) {
    slots[slot] = number;
    generations[slot] = generation;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    generations = new int[slots.length];
    for (int number = 0; number < count; number++) {
      int slot = hashes[number] & (slots.length - 1);
      while (generations[slot] == generation) {
        slot = (slot + 1) & (slots.length - 1);
      }
      occupy(slot, number);
    }
  }

  /** The slot that holds the name, or the free one that it would take. */
  private int findSlot(int hash, byte[] bytes, int start, int end) {
    int slot = hash & (slots.length - 1);
    while (generations[slot] == generation && !isName(slots[slot], hash, bytes, start, end)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isName(int number, int hash, byte[] bytes, int start, int end) {
    int from = start(number);
    if (hashes[number] != hash || ends[number] - from != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (text[from + i - start] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Begins with a number that nobody can know who would make names collide. */
  private static int hash(byte[] bytes, int start, int end) {
    int hash = SEED;
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    hash ^= hash >>> 15;
    hash *= 0x2C1B3C6D;
    return hash ^ hash >>> 13;
  }
}
