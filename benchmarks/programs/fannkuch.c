// Pancake flips over all permutations: small loops over arrays of ints.
#include "program.h"

static int flips_of(const int *permutation, int *scratch, int n) {
  int flips = 0;
  for (int i = 0; i < n; i++) scratch[i] = permutation[i];
  for (int first = scratch[0]; first != 0; first = scratch[0]) {
    for (int low = 0, high = first; low < high; low++, high--) {
      int swapped = scratch[low];
      scratch[low] = scratch[high];
      scratch[high] = swapped;
    }
    flips++;
  }
  return flips;
}

EXPORT int run(int n) {
  static int permutation[16], scratch[16], count[16];
  int checksum = 0, most = 0, remaining = n;
  for (int i = 0; i < n; i++) permutation[i] = i;
  for (int number = 0;; number++) {
    for (; remaining != 1; remaining--) count[remaining - 1] = remaining;
    int flips = flips_of(permutation, scratch, n);
    if (flips > most) most = flips;
    checksum += number % 2 == 0 ? flips : -flips;
    for (;; remaining++) {
      if (remaining == n) return checksum * 100 + most;
      int first = permutation[0];
      for (int i = 0; i < remaining; i++) permutation[i] = permutation[i + 1];
      permutation[remaining] = first;
      if (--count[remaining] > 0) break;
    }
  }
}
