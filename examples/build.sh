#!/usr/bin/env bash
# Rebuilds the examples. Needs clang, lld and wasi-libc (Debian: clang, lld, wasi-libc,
# libclang-rt-14-dev-wasm32).
set -euo pipefail
cd "$(dirname "$0")"
for source in *.c; do
  clang --target=wasm32-wasi -Os -Wl,--strip-debug -Wall -Wextra -Werror -o "${source%.c}.wasm" "$source"
done
