import { type GgufHeader, metadataNumber } from '../../src/engine/gguf/header.ts';

/** Tokens of a conversation. The model could hold more, but its KV cache costs 46 KB of GPU memory a token. */
const CONTEXT_WINDOW = 2048;

/**
 * `mlc-chat-config.json`: what WebLLM must know of the model besides its weights. Ids and sizes come from the GGUF's metadata.
 * The decoder renders prompts itself; the conversation template serves those who load the folder through WebLLM's chat API.
 * Throws `MODEL_GGUF_UNSUPPORTED` when the metadata lacks one of them.
 */
export function chatConfig(header: GgufHeader) {
  const vocabulary = metadataNumber(header, 'llama.vocab_size');
  const token = (role: string) => metadataNumber(header, `tokenizer.ggml.${role}_token_id`);
  return {
    version: '0.1.0',
    model_type: 'llama',
    quantization: 'q4f32_1',
    model_config: { vocab_size: vocabulary, context_window_size: CONTEXT_WINDOW },
    vocab_size: vocabulary,
    context_window_size: CONTEXT_WINDOW,
    sliding_window_size: -1,
    prefill_chunk_size: 256,
    attention_sink_size: -1,
    tensor_parallel_shards: 1,
    temperature: 0,
    top_p: 1,
    repetition_penalty: 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    bos_token_id: token('bos'),
    eos_token_id: token('eos'),
    pad_token_id: token('padding'),
    tokenizer_files: ['tokenizer.json'],
    tokenizer_info: {
      token_postproc_method: 'byte_level',
      prepend_space_in_encode: false,
      strip_space_in_decode: false,
    },
    // WebLLM feeds neither the stop token nor a separator to the KV cache, so the end of a turn stands in front of the next one.
    conv_template: {
      name: 'tiny-giant',
      system_template: '<|im_start|>system\n{system_message}',
      system_message: 'tools',
      add_role_after_system_message: true,
      roles: {
        user: '<|im_end|>\n<|im_start|>user',
        assistant: '<|im_end|>\n<|im_start|>assistant',
        tool: '<|im_end|>\n<|im_start|>tool',
      },
      role_templates: { user: '{user_message}', assistant: '{assistant_message}', tool: '{tool_message}' },
      messages: [],
      seps: [''],
      role_content_sep: '\n',
      role_empty_sep: '\n',
      stop_str: [],
      stop_token_ids: [token('eos'), token('unknown')],
      function_string: '',
      use_function_calling: false,
    },
  };
}
