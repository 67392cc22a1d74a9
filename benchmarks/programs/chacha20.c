// ChaCha20 over a buffer: 32-bit additions, exclusive ors and rotations on four lanes at once, and
// exchanges of lanes.
#include "program.h"

typedef u32 row __attribute__((vector_size(16)));

#define ROTATE(x, n) ((x) << (n) | (x) >> (32 - (n)))
#define LANES(x, a, b, c, d) __builtin_shufflevector(x, x, a, b, c, d)
#define QUARTERS(a, b, c, d)                                                                       \
  a += b, d ^= a, d = ROTATE(d, 16), c += d, b ^= c, b = ROTATE(b, 12), a += b, d ^= a,            \
      d = ROTATE(d, 8), c += d, b ^= c, b = ROTATE(b, 7)

static void block(row *out, const row *state) {
  row a = state[0], b = state[1], c = state[2], d = state[3];
  for (int i = 0; i < 10; i++) {
    QUARTERS(a, b, c, d);
    b = LANES(b, 1, 2, 3, 0), c = LANES(c, 2, 3, 0, 1), d = LANES(d, 3, 0, 1, 2);
    QUARTERS(a, b, c, d);
    b = LANES(b, 3, 0, 1, 2), c = LANES(c, 2, 3, 0, 1), d = LANES(d, 1, 2, 3, 0);
  }
  out[0] ^= a + state[0], out[1] ^= b + state[1], out[2] ^= c + state[2], out[3] ^= d + state[3];
}

EXPORT int run(int n) {
  static row buffer[1 << 10];
  row state[4] = {{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574},
                  {0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c},
                  {0x13121110, 0x17161514, 0x1b1a1918, 0x1f1e1d1c},
                  {1, 0x09000000, 0x4a000000, 0}};
  for (u32 i = 0; i < 1 << 10; i++) buffer[i] = (row){i, i * 3, i * 5, i * 7};
  for (int k = 0; k < n; k++) {
    for (int at = 0; at < 1 << 10; at += 4) {
      block(buffer + at, state);
      state[3][0]++;
    }
  }
  u32 sum = 0;
  for (int i = 0; i < 1 << 10; i++) {
    for (int lane = 0; lane < 4; lane++) sum = sum * 31 + buffer[i][lane];
  }
  return (int)sum;
}
