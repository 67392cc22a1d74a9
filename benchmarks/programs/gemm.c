// A product of matrices in double precision, as the textbook has it: three loops.
#include "program.h"

#define SIZE 96

static double a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

static __attribute__((noinline)) void multiply(double alpha, double beta) {
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) c[i][j] *= beta;
    for (int k = 0; k < SIZE; k++) {
      for (int j = 0; j < SIZE; j++) c[i][j] += alpha * a[i][k] * b[k][j];
    }
  }
}

EXPORT int run(int n) {
  for (int i = 0; i < SIZE; i++) {
    for (int j = 0; j < SIZE; j++) {
      a[i][j] = (i * j + 1) % SIZE, b[i][j] = (i * j + 2) % SIZE, c[i][j] = (i * j + 3) % SIZE;
    }
  }
  for (int k = 0; k < n; k++) multiply(1.0 / SIZE, 0.0625);
  double sum = 0;
  for (int i = 0; i < SIZE; i++) sum += c[i][i] + c[i][SIZE - 1 - i];
  return (int)sum;
}
