#!/usr/bin/env bash
# Rebuilds the benchmark programs. Needs clang and lld (Debian: clang, lld).
set -euo pipefail
cd "$(dirname "$0")"

build() { # source, target, flags
  clang --target=wasm32-wasi -O2 -nostdlib -mbulk-memory -msign-ext "${@:3}" \
    -Wall -Wextra -Werror -Wl,--no-entry -Wl,-z,stack-size=65536 -o "$2" "$1"
}

for source in *.c; do
  build "$source" "${source%.c}.wasm"
done
for name in chacha20 dot-product blend; do
  build "$name.c" "$name-simd.wasm" -msimd128
done
