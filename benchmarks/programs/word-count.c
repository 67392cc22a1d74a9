// Counts words in a text by a hash table: scans bytes, hashes, compares strings, follows chains.
#include "program.h"

#define TEXT_SIZE (1 << 16)
#define BUCKETS 1024
#define WORDS 4096

typedef struct word {
  struct word *next;
  const u8 *start;
  u32 length, hash, count;
} word;

static u8 text[TEXT_SIZE];
static word words[WORDS];
static word *buckets[BUCKETS];
static u32 used;

// Words of three to nine letters out of some thousands, short ones more often.
static void make_text(void) {
  u32 seed = 7, at = 0;
  while (at < TEXT_SIZE - 16) {
    seed = seed * 1664525 + 1013904223;
    u32 which = (seed >> 16) % ((seed >> 8 & 3) == 0 ? 3000 : 90);
    u32 length = 3 + which % 7;
    for (u32 i = 0; i < length; i++) text[at++] = (u8)('a' + (which >> i * 2 ^ which * (i + 3)) % 26);
    text[at++] = which % 11 == 0 ? '\n' : ' ';
  }
}

static int is_letter(u8 c) { return c >= 'a' && c <= 'z'; }

static int is_equal(const word *entry, const u8 *start, u32 length) {
  if (entry->length != length) return 0;
  for (u32 i = 0; i < length; i++) {
    if (entry->start[i] != start[i]) return 0;
  }
  return 1;
}

static void add(const u8 *start, u32 length, u32 hash) {
  word **link = &buckets[hash % BUCKETS];
  for (; *link; link = &(*link)->next) {
    if ((*link)->hash == hash && is_equal(*link, start, length)) {
      (*link)->count++;
      return;
    }
  }
  if (used < WORDS) {
    word *entry = &words[used++];
    entry->next = 0, entry->start = start, entry->length = length;
    entry->hash = hash, entry->count = 1;
    *link = entry;
  }
}

static __attribute__((noinline)) void count(const u8 *at, const u8 *end) {
  while (at < end) {
    while (at < end && !is_letter(*at)) at++;
    const u8 *start = at;
    u32 hash = 2166136261;
    while (at < end && is_letter(*at)) hash = (hash ^ *at++) * 16777619;
    if (at > start) add(start, (u32)(at - start), hash);
  }
}

EXPORT int run(int n) {
  make_text();
  u32 checksum = 0;
  for (int k = 0; k < n; k++) {
    used = 0;
    for (u32 i = 0; i < BUCKETS; i++) buckets[i] = 0;
    count(text + k % 7, text + TEXT_SIZE);
    for (u32 i = 0; i < used; i++) checksum = checksum * 31 + words[i].count * words[i].length;
  }
  return (int)checksum;
}
