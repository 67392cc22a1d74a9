// What every benchmark program has in common: no imports, and one exported function run(n) that
// returns a checksum.
#ifndef PROGRAM_H
#define PROGRAM_H

#define EXPORT __attribute__((export_name("run")))

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

#endif
