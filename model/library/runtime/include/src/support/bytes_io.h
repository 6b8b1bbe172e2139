// Streams over bytes in memory. Missing from the apache-tvm wheel.
#pragma once

#include <tvm/ffi/string.h>
#include <tvm/support/io.h>
#include <tvm/support/serializer.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace tvm {
namespace support {

// Reads bytes that outlive it.
class BytesInStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;

  explicit BytesInStream(const std::string& bytes) : next_(bytes.data()), end_(next_ + bytes.size()) {}
  explicit BytesInStream(const ffi::Bytes& bytes) : next_(bytes.data()), end_(next_ + bytes.size()) {}

  size_t Read(void* data, size_t size) override {
    size = std::min(size, static_cast<size_t>(end_ - next_));
    if (size > 0) std::memcpy(data, next_, size);
    next_ += size;
    return size;
  }
  size_t Write(const void*, size_t) override { return 0; }

 private:
  const char* next_;
  const char* end_;
};

// Appends to a string that outlives it.
class BytesOutStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;

  explicit BytesOutStream(std::string* bytes) : bytes_(bytes) {}

  size_t Read(void*, size_t) override { return 0; }
  size_t Write(const void* data, size_t size) override {
    bytes_->append(static_cast<const char*>(data), size);
    return size;
  }

 private:
  std::string* bytes_;
};

}  // namespace support
}  // namespace tvm
