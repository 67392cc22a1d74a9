#!/usr/bin/env bash
# Compiles the programs of io.dunlin.benchmarks.objects to ../objects.wasm with TeaVM, which Maven
# gets. JAVA_HOME must be a JDK 17 or newer.
set -euo pipefail
cd "$(dirname "$0")"
mvn -q -B -f teavm.xml clean process-classes
cp target/objects.wasm ..
rm -r target
