// The C functions that TVM's JavaScript runtime inside WebLLM calls besides TVM's own interface. TVM's file of the same purpose also
// brings remote procedure calls, which a page has no use for.

#define TVM_LOG_CUSTOMIZE 1
#define TVM_FFI_ALWAYS_LOG_BEFORE_THROW 1

#include <tvm/ffi/function.h>

#include <cstdint>
#include <string>

extern "C" {

// Defined in JavaScript: calls the function behind `self`, and releases it.
int TVMFFIWasmSafeCall(void* self, const TVMFFIAny* args, int32_t num_args, TVMFFIAny* result);
void TVMFFIWasmFunctionDeleter(void* self);

// Space for `size` bytes, aligned to 8.
TVM_FFI_DLL_EXPORT void* TVMWasmAllocSpace(int size) { return new int64_t[(size + 7) / 8]; }

TVM_FFI_DLL_EXPORT void TVMWasmFreeSpace(void* data) { delete[] static_cast<int64_t*>(data); }

// Makes a function of TVM's out of one of JavaScript's; returns 0 on success.
TVM_FFI_DLL_EXPORT int TVMFFIWasmFunctionCreate(void* self, TVMFFIObjectHandle* out) {
  return TVMFFIFunctionCreate(self, TVMFFIWasmSafeCall, TVMFFIWasmFunctionDeleter, out);
}

// The message of the error that the last call ended with, valid until the next call of this function.
TVM_FFI_DLL_EXPORT const char* TVMFFIWasmGetLastError() {
  static std::string message;
  message = tvm::ffi::details::MoveFromSafeCallRaised().what();
  return message.c_str();
}

}  // extern "C"
