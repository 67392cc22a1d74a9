// Recursive Fibonacci numbers: calls and little else.
#include "program.h"

static __attribute__((noinline)) int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

EXPORT int run(int n) { return fib(n); }
