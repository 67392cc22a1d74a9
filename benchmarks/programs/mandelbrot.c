// The Mandelbrot set: double precision in registers, and loops that end when a value says so.
#include "program.h"

#define LIMIT 200

static int escape(double cr, double ci) {
  double zr = 0, zi = 0;
  int steps = 0;
  while (steps < LIMIT && zr * zr + zi * zi < 4) {
    double next = zr * zr - zi * zi + cr;
    zi = 2 * zr * zi + ci, zr = next;
    steps++;
  }
  return steps;
}

EXPORT int run(int n) {
  u32 checksum = 0;
  for (int y = 0; y < n; y++) {
    for (int x = 0; x < n; x++) {
      checksum = checksum * 31 + (u32)escape(3.0 * x / n - 2.25, 2.5 * y / n - 1.25);
    }
  }
  return (int)checksum;
}
