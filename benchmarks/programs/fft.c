// A fast Fourier transform and its inverse, in place: double precision, strides, and swaps.
#include "program.h"

#define BITS 11
#define SIZE (1 << BITS)

typedef struct {
  double re, im;
} complex;

static complex values[SIZE], roots[SIZE / 2];

// The half-angle formulas give the root of the next power of two, products of those all others.
static void make_roots(void) {
  complex halves[BITS] = {{-1, 0}, {0, -1}};
  for (int i = 2; i < BITS; i++) {
    double cosine = __builtin_sqrt((1 + halves[i - 1].re) / 2);
    halves[i].re = cosine;
    halves[i].im = halves[i - 1].im / (2 * cosine);
  }
  for (int k = 0; k < SIZE / 2; k++) {
    complex root = {1, 0};
    for (int i = 0; i < BITS; i++) {
      if (k >> (BITS - 1 - i) & 1) {
        double re = root.re * halves[i].re - root.im * halves[i].im;
        root.im = root.re * halves[i].im + root.im * halves[i].re;
        root.re = re;
      }
    }
    roots[k] = root;
  }
}

static void reverse_bits(complex *x) {
  for (u32 i = 0, j = 0; i < SIZE; i++) {
    if (i < j) {
      complex t = x[i];
      x[i] = x[j], x[j] = t;
    }
    u32 bit = SIZE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j |= bit;
  }
}

static __attribute__((noinline)) void transform(complex *x, double direction) {
  reverse_bits(x);
  for (int half = 1; half < SIZE; half <<= 1) {
    int stride = SIZE / 2 / half;
    for (int start = 0; start < SIZE; start += 2 * half) {
      for (int k = 0; k < half; k++) {
        complex *p = x + start + k, *q = p + half;
        double re = roots[k * stride].re, im = direction * roots[k * stride].im;
        double tr = q->re * re - q->im * im, ti = q->re * im + q->im * re;
        q->re = p->re - tr, q->im = p->im - ti;
        p->re += tr, p->im += ti;
      }
    }
  }
}

EXPORT int run(int n) {
  make_roots();
  for (int i = 0; i < SIZE; i++) values[i].re = i * 37 % 101 - 50, values[i].im = i % 7;
  for (int k = 0; k < n; k++) {
    transform(values, 1);
    transform(values, -1);
    for (int i = 0; i < SIZE; i++) values[i].re /= SIZE, values[i].im /= SIZE;
  }
  double sum = 0;
  for (int i = 0; i < SIZE; i++) sum += values[i].re * (i % 13) + values[i].im;
  return (int)(sum * 1e6);
}
