#!/usr/bin/env bash
# Rebuilds calculator.wasm. Needs Maven and a JDK 17 or newer; Maven gets the compiler, TeaVM.
set -euo pipefail
cd "$(dirname "$0")"
mvn -B -ntp -q clean process-classes
cp target/javascript/classes.wasm calculator.wasm
rm -rf target
