#!/usr/bin/env bash
# Compiles a small model with random weights, runs it through WebLLM in headless Chromium and compares its logits with NumPy's.
# Wants the packages of package.json and Chromium (CHROMIUM=path, /usr/bin/chromium unless told).
set -euo pipefail
source "$(dirname "$0")/toolchain.sh"

"$python" -m pytest -p no:cacheprovider test_library.py "$@"
