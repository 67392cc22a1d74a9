// Dot products of single precision numbers and of 16-bit integers. Each of four sums has its own
// lane, so that a vector of them gives the same result as four scalars.
#include "program.h"

#define LENGTH 4096

static float x[LENGTH], y[LENGTH];
static short s[LENGTH], t[LENGTH];

static __attribute__((noinline)) float dot(const float *a, const float *b, int length) {
  float sums[4] = {0, 0, 0, 0};
  for (int i = 0; i < length; i += 4) {
    for (int lane = 0; lane < 4; lane++) sums[lane] += a[i + lane] * b[i + lane];
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static __attribute__((noinline)) int dot16(const short *a, const short *b, int length) {
  int sum = 0;
  for (int i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}

EXPORT int run(int n) {
  for (int i = 0; i < LENGTH; i++) {
    x[i] = (float)(i % 17) * 0.25f, y[i] = (float)(i % 13) - 6;
    s[i] = (short)(i * 7), t[i] = (short)(i * 11 - 30000);
  }
  u32 result = 0;
  for (int k = 0; k < n; k++) {
    x[k % LENGTH] += 1;
    t[k % LENGTH] ^= (short)k;
    result = result * 31 + (u32)(int)dot(x, y, LENGTH) + (u32)dot16(s, t, LENGTH);
  }
  return (int)result;
}
