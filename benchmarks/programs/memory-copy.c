// Copies by loops over bytes and over words, and by the bulk instruction; mostly loads and stores.
#include "program.h"

#define SIZE (1 << 16)

static u8 source[SIZE], target[SIZE];

static __attribute__((noinline)) void copy_words(u8 *to, const u8 *from) {
  // Volatile, so that the loop stays one.
  for (u32 i = 0; i < SIZE; i += 4) *(volatile u32 *)(to + i) = *(volatile const u32 *)(from + i);
}

static __attribute__((noinline)) void copy_bytes_reversed(u8 *to, const u8 *from) {
  for (u32 i = 0; i < SIZE; i++) to[SIZE - 1 - i] = from[i];
}

EXPORT int run(int n) {
  u32 checksum = 0;
  for (u32 i = 0; i < SIZE; i++) source[i] = (u8)(i * 31 + (i >> 8));
  for (int k = 0; k < n; k++) {
    copy_words(target, source);
    copy_bytes_reversed(source, target);
    __builtin_memcpy(target, source, SIZE);
    checksum = checksum * 31 + target[(u32)k * 257 % SIZE];
  }
  return (int)checksum;
}
