package io.dunlin.benchmarks.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Boxes and casts of generic code: lists, maps and sorting of the class library. */
final class Collections {
  private static final int WORDS = 500;
  private static final int LENGTH = 2000;

  private Collections() {}

  private record Word(int number) implements Comparable<Word> {
    @Override
    public int compareTo(Word other) {
      return Integer.compare(number, other.number);
    }
  }

  private static List<Word> text(int seed) {
    List<Word> words = new ArrayList<>();
    int state = seed;
    for (int i = 0; i < LENGTH; i++) {
      state = state * 1103515245 + 12345;
      words.add(new Word((state >>> 8) % WORDS));
    }
    return words;
  }

  private static Map<Word, Integer> counts(List<Word> words) {
    Map<Word, Integer> counts = new HashMap<>();
    for (Word word : words) {
      Integer count = counts.get(word);
      counts.put(word, count == null ? 1 : count + 1);
    }
    return counts;
  }

  /** Counts words in a number of texts, and sorts each. */
  static int run(int texts) {
    int sum = 0;
    for (int i = 0; i < texts; i++) {
      List<Word> words = text(i);
      Map<Word, Integer> counts = counts(words);
      java.util.Collections.sort(words);
      for (Word word : words) {
        sum = 31 * sum + word.number * counts.getOrDefault(word, 0);
      }
    }
    return sum;
  }
}
