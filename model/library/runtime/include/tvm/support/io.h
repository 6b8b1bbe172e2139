// Byte streams of TVM's runtime. The apache-tvm wheel carries the sources that include this header, but not the header.
#pragma once

#include <cstddef>

namespace tvm {
namespace support {

// How a T is written to and read from a stream: specialised in serializer.h.
template <typename T, typename = void>
struct Serializer {
  static constexpr bool enabled = false;
};

class Stream {
 public:
  virtual ~Stream() = default;

  // Returns how many of the `size` bytes were read.
  virtual size_t Read(void* data, size_t size) = 0;
  // Returns how many of the `size` bytes were written.
  virtual size_t Write(const void* data, size_t size) = 0;

  // Returns whether a whole T could be read.
  template <typename T>
  bool Read(T* value) {
    return Serializer<T>::Read(this, value);
  }

  template <typename T>
  void Write(const T& value) {
    Serializer<T>::Write(this, value);
  }

  template <typename T>
  bool ReadArray(T* values, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      if (!Read(values + i)) return false;
    }
    return true;
  }

  template <typename T>
  void WriteArray(const T* values, size_t count) {
    for (size_t i = 0; i < count; ++i) Write(values[i]);
  }
};

}  // namespace support
}  // namespace tvm
