// Base64 streams, with which TVM puts tensors into JSON. A model library has no such tensors: reading and writing give 0 bytes, which
// the caller reports as a failure. Missing from the apache-tvm wheel.
#pragma once

#include <tvm/support/io.h>

namespace tvm {
namespace support {

class NoBase64Stream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;

  explicit NoBase64Stream(Stream*) {}

  size_t Read(void*, size_t) override { return 0; }
  size_t Write(const void*, size_t) override { return 0; }
  void InitPosition() {}
  void Finish() {}
};

using Base64InStream = NoBase64Stream;
using Base64OutStream = NoBase64Stream;

}  // namespace support
}  // namespace tvm
