// CRC-32 by a table and Adler-32: a chain of dependent operations for each byte.
#include "program.h"

#define SIZE (1 << 15)

static u32 table[256];
static u8 buffer[SIZE];

static void make_table(void) {
  for (u32 i = 0; i < 256; i++) {
    u32 crc = i;
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    table[i] = crc;
  }
}

static __attribute__((noinline)) u32 crc32(const u8 *data, u32 length, u32 crc) {
  crc = ~crc;
  for (u32 i = 0; i < length; i++) crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}

static __attribute__((noinline)) u32 adler32(const u8 *data, u32 length, u32 adler) {
  u32 a = adler & 0xffff, b = adler >> 16;
  while (length > 0) {
    u32 block = length < 5552 ? length : 5552;
    length -= block;
    while (block-- > 0) b += a += *data++;
    a %= 65521, b %= 65521;
  }
  return b << 16 | a;
}

EXPORT int run(int n) {
  make_table();
  for (u32 i = 0; i < SIZE; i++) buffer[i] = (u8)(i * 13 + (i >> 6));
  u32 crc = 0, adler = 1;
  for (int k = 0; k < n; k++) {
    crc = crc32(buffer, SIZE, crc);
    adler = adler32(buffer, SIZE, adler);
  }
  return (int)(crc ^ adler);
}
