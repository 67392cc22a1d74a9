// One picture over another: bytes that are widened, multiplied, shifted and narrowed, and bytes
// that are added with saturation.
#include "program.h"

#define LENGTH (1 << 14)

static u8 front[LENGTH], back[LENGTH], alpha[LENGTH];

static __attribute__((noinline)) void blend(u8 *restrict to, const u8 *restrict from,
                                            const u8 *restrict weight, int length) {
  for (int i = 0; i < length; i++) {
    unsigned short w = weight[i];
    to[i] = (u8)((unsigned short)(from[i] * w + to[i] * (unsigned short)(255 - w)) >> 8);
  }
}

static __attribute__((noinline)) void brighten(u8 *restrict to, const u8 *restrict from,
                                               int length) {
  for (int i = 0; i < length; i++) {
    int sum = to[i] + from[i];
    to[i] = (u8)(sum > 255 ? 255 : sum);
  }
}

EXPORT int run(int n) {
  for (u32 i = 0; i < LENGTH; i++) {
    front[i] = (u8)(i * 5 + (i >> 7)), back[i] = (u8)(i * 3), alpha[i] = (u8)(i * 11 + 1);
  }
  for (int k = 0; k < n; k++) {
    blend(back, front, alpha, LENGTH);
    brighten(back, alpha + (k & 15), LENGTH - 16);
  }
  u32 sum = 0;
  for (int i = 0; i < LENGTH; i++) sum = sum * 31 + back[i];
  return (int)sum;
}
