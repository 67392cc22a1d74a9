#!/bin/sh
# Makes the modules of the tests again from their texts, with wat2wasm of the package wabt.
cd -- "$(dirname -- "$0")" || exit 1
for text in *.wat; do
  wat2wasm --debug-names "$text" -o "${text%.wat}.wasm" || exit 1
done
