// Calls through function pointers.
#include "program.h"

typedef u32 (*operation)(u32, u32);

static u32 add(u32 a, u32 b) { return a + b; }
static u32 exclusive_or(u32 a, u32 b) { return a ^ b; }
static u32 subtract_triple(u32 a, u32 b) { return a - b * 3; }
static u32 shift_in(u32 a, u32 b) { return a << 1 | (b & 1); }

// Volatile, so that the compiler does not turn the calls into a switch.
static volatile operation operations[4] = {add, exclusive_or, subtract_triple, shift_in};

EXPORT int run(int n) {
  u32 value = 1;
  for (u32 i = 0; i < (u32)n; i++) value = operations[i & 3](value, i);
  return (int)value;
}
