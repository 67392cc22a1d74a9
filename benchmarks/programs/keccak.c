// The permutation of SHA-3: exclusive ors and rotations of 64-bit numbers, more than registers.
#include "program.h"

static u64 rotate(u64 x, int n) { return n == 0 ? x : x << n | x >> (64 - n); }

static const int rotations[25] = {0,  1,  62, 28, 27, 36, 44, 6,  55, 20, 3,  10, 43,
                                  25, 39, 41, 45, 15, 21, 8,  18, 2,  61, 56, 14};

static u64 next_constant(u8 *state) {
  u64 constant = 0;
  for (int j = 0; j < 7; j++) {
    if (*state & 1) constant |= 1ull << ((1 << j) - 1);
    *state = (u8)(*state << 1 ^ (*state >> 7) * 0x71);
  }
  return constant;
}

static __attribute__((noinline)) void permute(u64 *a, const u64 *constants) {
  for (int round = 0; round < 24; round++) {
    u64 c[5], b[25];
#pragma clang loop unroll(full)
    for (int x = 0; x < 5; x++) c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
#pragma clang loop unroll(full)
    for (int i = 0; i < 25; i++) {
      u64 value = a[i] ^ c[(i + 4) % 5] ^ rotate(c[(i + 1) % 5], 1);
      int x = i % 5, y = i / 5;
      b[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(value, rotations[i]);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 25; i++) {
      int row = i / 5 * 5;
      a[i] = b[i] ^ (~b[row + (i + 1) % 5] & b[row + (i + 2) % 5]);
    }
    a[0] ^= constants[round];
  }
}

EXPORT int run(int n) {
  u64 constants[24], state[25];
  u8 shifter = 1;
  for (int i = 0; i < 24; i++) constants[i] = next_constant(&shifter);
  for (int i = 0; i < 25; i++) state[i] = (u64)i * 0x9e3779b97f4a7c15;
  for (int k = 0; k < n; k++) permute(state, constants);
  return (int)(state[0] ^ state[0] >> 32 ^ state[24]);
}
