// The binary format in which the compiler writes, and the runtime in the wasm reads, bytecode and shader tables: little-endian values,
// and a 64-bit count in front of strings and containers. Missing from the apache-tvm wheel.
#pragma once

#include <dlpack/dlpack.h>
#include <tvm/ffi/container/array.h>
#include <tvm/ffi/container/map.h>
#include <tvm/ffi/string.h>
#include <tvm/support/io.h>

#include <cstdint>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tvm {
namespace support {

// A value whose memory is what is written: wasm32 is little-endian itself.
template <typename T>
struct MemorySerializer {
  static constexpr bool enabled = true;

  static bool Read(Stream* stream, T* value) {
    return stream->Read(static_cast<void*>(value), sizeof(T)) == sizeof(T);
  }
  static void Write(Stream* stream, const T& value) {
    stream->Write(static_cast<const void*>(&value), sizeof(T));
  }
};

template <typename T>
struct Serializer<T, std::enable_if_t<std::is_arithmetic_v<T> || std::is_enum_v<T>>> : MemorySerializer<T> {};

static_assert(sizeof(DLDataType) == 4 && sizeof(DLDevice) == 8, "DLPack types have padding");
template <>
struct Serializer<DLDataType> : MemorySerializer<DLDataType> {};
template <>
struct Serializer<DLDevice> : MemorySerializer<DLDevice> {};

inline bool ReadCount(Stream* stream, size_t* count) {
  uint64_t wide;
  if (!stream->Read(&wide)) return false;
  *count = static_cast<size_t>(wide);
  return true;
}

inline void WriteCount(Stream* stream, size_t count) { stream->Write(static_cast<uint64_t>(count)); }

template <>
struct Serializer<std::string> {
  static constexpr bool enabled = true;

  static bool Read(Stream* stream, std::string* value) {
    size_t size;
    if (!ReadCount(stream, &size)) return false;
    value->resize(size);
    return stream->Read(static_cast<void*>(value->data()), size) == size;
  }
  static void Write(Stream* stream, const std::string& value) {
    WriteCount(stream, value.size());
    stream->Write(static_cast<const void*>(value.data()), value.size());
  }
};

template <>
struct Serializer<ffi::String> {
  static constexpr bool enabled = true;

  static bool Read(Stream* stream, ffi::String* value) {
    std::string text;
    if (!stream->Read(&text)) return false;
    *value = ffi::String(std::move(text));
    return true;
  }
  static void Write(Stream* stream, const ffi::String& value) {
    stream->Write(std::string(value.data(), value.size()));
  }
};

template <typename List, typename T>
struct ListSerializer {
  static constexpr bool enabled = true;

  static bool Read(Stream* stream, List* values) {
    size_t count;
    if (!ReadCount(stream, &count)) return false;
    *values = List();
    for (; count > 0; --count) {
      T value;
      if (!stream->Read(&value)) return false;
      values->push_back(std::move(value));
    }
    return true;
  }
  static void Write(Stream* stream, const List& values) {
    WriteCount(stream, values.size());
    for (const T& value : values) stream->Write(value);
  }
};

template <typename T>
struct Serializer<std::vector<T>> : ListSerializer<std::vector<T>, T> {};
template <typename T>
struct Serializer<ffi::Array<T>> : ListSerializer<ffi::Array<T>, T> {};

template <typename K, typename V>
void Insert(std::unordered_map<K, V>* map, K key, V value) {
  map->emplace(std::move(key), std::move(value));
}
template <typename K, typename V>
void Insert(ffi::Map<K, V>* map, K key, V value) {
  map->Set(std::move(key), std::move(value));
}

template <typename Map, typename K, typename V>
struct MapSerializer {
  static constexpr bool enabled = true;

  static bool Read(Stream* stream, Map* map) {
    size_t count;
    if (!ReadCount(stream, &count)) return false;
    *map = Map();
    for (; count > 0; --count) {
      K key;
      V value;
      if (!stream->Read(&key) || !stream->Read(&value)) return false;
      Insert(map, std::move(key), std::move(value));
    }
    return true;
  }
  static void Write(Stream* stream, const Map& map) {
    WriteCount(stream, map.size());
    for (const auto& [key, value] : map) {
      stream->Write(key);
      stream->Write(value);
    }
  }
};

template <typename K, typename V>
struct Serializer<std::unordered_map<K, V>> : MapSerializer<std::unordered_map<K, V>, K, V> {};
template <typename K, typename V>
struct Serializer<ffi::Map<K, V>> : MapSerializer<ffi::Map<K, V>, K, V> {};

}  // namespace support
}  // namespace tvm
