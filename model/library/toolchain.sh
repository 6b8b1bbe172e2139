#!/usr/bin/env bash
# Sets up what the library is compiled with, in .build beside this file, and skips what is there:
# a Python environment with TVM, Emscripten, and TVM's runtime as object files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

work=.build
python=$work/venv/bin/python
objects=$work/runtime

# need COMMAND PACKAGE: makes sure that COMMAND succeeds, by installing the Debian package if need be.
need() {
  if eval "$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The model library needs $2 (Debian: sudo apt-get install $2). Install it and run this again." >&2
    exit 1
  fi
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 "$2"
}

install_python() {
  if cmp -s requirements.txt "$work/requirements.installed"; then return; fi
  need 'python3 -c "import ensurepip, venv"' python3-venv
  rm -rf "$work/venv"
  python3 -m venv "$work/venv"
  "$python" -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
  cp requirements.txt "$work/requirements.installed"
}

# The wheels carry the runtime's sources in two trees, without some headers (runtime/include): put together as in TVM's repository.
collect_sources() {
  local packages
  packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  rm -rf "$1"
  mkdir -p "$1/3rdparty/tvm-ffi"
  cp -r "$packages"/tvm/{include,src,web} "$1"
  cp -r "$packages"/tvm_ffi/{include,src,3rdparty} "$1/3rdparty/tvm-ffi"
  cp -r runtime/include/src "$1"
  cp -r runtime/include/tvm "$1/include"
  cp runtime/js_entry_points.cc "$1/web/emcc"
  # Remote procedure calls, sorting on the CPU and tests stay out.
  sed -i -E '/src\/runtime\/rpc\/|contrib\/sort\/sort\.cc|testing\/testing\.cc/d' "$1/web/emcc/wasm_runtime.cc"
}

# Compiled from inside the sources: error messages hold paths, which must not differ from machine to machine.
build_runtime() {
  local stamp="$objects/inputs" inputs
  inputs=$(cat requirements.txt toolchain.sh $(find runtime -type f | sort) | sha256sum; emcc --version | head -1)
  if [ "$inputs" = "$(cat "$stamp" 2>/dev/null)" ]; then return; fi
  local sources=$work/sources name
  collect_sources "$sources"
  mkdir -p "$objects"
  (
    cd "$sources"
    for name in wasm_runtime webgpu_runtime js_entry_points; do
      emcc -c -O3 -std=c++17 -Wno-ignored-attributes -I. -Iinclude -I3rdparty/tvm-ffi/include \
        -I3rdparty/tvm-ffi/3rdparty/dlpack/include -o "../runtime/$name.o" "web/emcc/$name.cc"
    done
  )
  echo "$inputs" >"$stamp"
}

mkdir -p "$work"
install_python
need 'command -v emcc' emscripten
build_runtime
