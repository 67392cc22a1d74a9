// The mean of five neighbours on a grid of double precision numbers, to and fro.
#include "program.h"

#define SIZE 128

static double a[SIZE][SIZE], b[SIZE][SIZE];

static __attribute__((noinline)) void step(double to[SIZE][SIZE], double from[SIZE][SIZE]) {
  for (int i = 1; i < SIZE - 1; i++) {
    for (int j = 1; j < SIZE - 1; j++) {
      to[i][j] = 0.2 * (from[i][j] + from[i][j - 1] + from[i][j + 1] + from[i + 1][j] +
                        from[i - 1][j]);
    }
  }
}

EXPORT int run(int n) {
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) a[i][j] = b[i][j] = (double)i * (j + 2) / SIZE;
  }
  for (int k = 0; k < n; k++) {
    step(b, a);
    step(a, b);
  }
  double sum = 0;
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) sum += a[i][j];
  }
  return (int)(sum * 16);
}
