// Quicksort, with insertion for short parts: compare, branch, and exchange in memory.
#include "program.h"

#define LENGTH (1 << 14)

static int numbers[LENGTH];

static void insert(int *a, int length) {
  for (int i = 1; i < length; i++) {
    int value = a[i], j = i;
    for (; j > 0 && a[j - 1] > value; j--) a[j] = a[j - 1];
    a[j] = value;
  }
}

static __attribute__((noinline)) void sort(int *a, int length) {
  while (length > 12) {
    int pivot = a[length / 2], i = 0, j = length - 1;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
      if (i <= j) {
        int t = a[i];
        a[i++] = a[j], a[j--] = t;
      }
    }
    sort(a, j + 1);
    a += i, length -= i;
  }
  insert(a, length);
}

EXPORT int run(int n) {
  u32 seed = 1, checksum = 0;
  for (int k = 0; k < n; k++) {
    for (int i = 0; i < LENGTH; i++) {
      seed = seed * 1664525 + 1013904223;
      numbers[i] = (int)(seed >> 4);
    }
    sort(numbers, LENGTH);
    for (int i = 0; i < LENGTH; i += 97) checksum = checksum * 31 + (u32)numbers[i];
  }
  return (int)checksum;
}
