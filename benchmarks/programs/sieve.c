// The sieve of Eratosthenes: stores of bytes at strides, then a count of those that are left.
#include "program.h"

#define LIMIT (1 << 19)

static u8 composite[LIMIT];

static __attribute__((noinline)) int count_primes(u32 limit) {
  __builtin_memset(composite, 0, limit);
  for (u32 i = 2; i * i < limit; i++) {
    if (!composite[i]) {
      for (u32 j = i * i; j < limit; j += i) composite[j] = 1;
    }
  }
  int count = 0;
  for (u32 i = 2; i < limit; i++) count += !composite[i];
  return count;
}

EXPORT int run(int n) {
  int sum = 0;
  for (int k = 0; k < n; k++) sum += count_primes(LIMIT - (u32)k);
  return sum;
}
