// A stack machine that runs a small program: a loop around a switch.
#include "program.h"

enum code { PUSH, ADD, SUB, MUL, REM, XOR, LESS, LOAD, STORE, JUMP, JUMP_IF_ZERO, HALT };

// total = 0; for (i = 0; i < n; i++) total = ((total + i * 7) ^ 1023) % 65521;
static const int program[] = {
    PUSH, 0, STORE, 0,                       // 0: total = 0
    PUSH, 0, STORE, 1,                       // 4: i = 0
    LOAD, 1, LOAD, 2, LESS, JUMP_IF_ZERO, 38, // 8: while i < n
    LOAD, 0, LOAD, 1, PUSH, 7, MUL, ADD,     // 15: total + i * 7
    PUSH, 1023, XOR, PUSH, 65521, REM,       // 23: ^ 1023 % 65521
    STORE, 0,                                // 29
    LOAD, 1, PUSH, 1, ADD,                   // 31
    JUMP, 39,                                // 36
    HALT,                                    // 38
    STORE, 1, JUMP, 8,                       // 39: i = i + 1
};

static int execute(const int *code, int n) {
  int stack[16], variables[3] = {0, 0, n};
  int *top = stack;
  for (const int *pc = code;;) {
    switch (*pc++) {
      case PUSH: *top++ = *pc++; break;
      case ADD: top--; top[-1] += top[0]; break;
      case SUB: top--; top[-1] -= top[0]; break;
      case MUL: top--; top[-1] *= top[0]; break;
      case REM: top--; top[-1] %= top[0]; break;
      case XOR: top--; top[-1] ^= top[0]; break;
      case LESS: top--; top[-1] = top[-1] < top[0]; break;
      case LOAD: *top++ = variables[*pc++]; break;
      case STORE: variables[*pc++] = *--top; break;
      case JUMP: pc = code + *pc; break;
      case JUMP_IF_ZERO: pc = *--top ? pc + 1 : code + *pc; break;
      case HALT: return variables[0];
    }
  }
}

// Volatile, so that the compiler does not run the program itself.
static const int *volatile code = program;

EXPORT int run(int n) { return execute(code, n); }
