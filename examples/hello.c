// Greets whom its arguments name.
#include <stdio.h>

int main(int argc, char **argv) {
  printf("Hello from WebAssembly!\n");
  for (int i = 1; i < argc; i++) printf("Hello, %s!\n", argv[i]);
  return 0;
}
