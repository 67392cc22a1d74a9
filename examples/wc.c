// Counts lines, words and bytes of the files that its arguments name, or of standard input.
#include <ctype.h>
#include <stdio.h>

static int count(FILE *file, const char *name) {
  long lines = 0, words = 0, bytes = 0;
  int in_word = 0;
  for (int c = getc(file); c != EOF; c = getc(file)) {
    bytes++;
    lines += c == '\n';
    if (!isspace(c) && !in_word) words++;
    in_word = !isspace(c);
  }
  if (ferror(file)) {
    perror(name);
    return 1;
  }
  printf("%7ld %7ld %7ld %s\n", lines, words, bytes, name);
  return 0;
}

int main(int argc, char **argv) {
  int failures = 0;
  if (argc == 1) failures += count(stdin, "");
  for (int i = 1; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    if (file == NULL) {
      perror(argv[i]);
      failures++;
      continue;
    }
    failures += count(file, argv[i]);
    fclose(file);
  }
  return failures != 0;
}
