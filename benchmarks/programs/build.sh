#!/usr/bin/env bash
# Rebuilds the benchmark programs. Needs clang and lld (Debian: clang, lld).
set -euo pipefail
cd "$(dirname "$0")"
for source in *.c; do
  clang --target=wasm32-wasi -O2 -nostdlib -mbulk-memory -msign-ext \
    -Wall -Wextra -Werror -Wl,--no-entry -Wl,-z,stack-size=65536 \
    -o "${source%.c}.wasm" "$source"
done
