#!/usr/bin/env bash
# Compiles the model library of the embedded model: public/models/tiny-giant-135m/tiny-giant-135m.wasm.
set -euo pipefail
source "$(dirname "$0")/toolchain.sh"

output=../../public/models/tiny-giant-135m/tiny-giant-135m.wasm
mkdir -p "$(dirname "$output")"
"$python" compile.py "$output"
echo "$(wc -c <"$output") bytes ($(gzip -9 <"$output" | wc -c) gzipped): public/models/tiny-giant-135m/tiny-giant-135m.wasm"
