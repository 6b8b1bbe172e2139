/** What loading and running a model can fail with, in words: what happened, and what to do next. */
export const engineErrors = {
  MODEL_HASH_MISMATCH: {
    en: {
      title: 'File {{number}} of {{count}} is not what was published',
      body: 'The hash of {{file}} differs, so it was thrown away and nothing of it was used. A second download usually mends it; a proxy that rewrites files does not.',
    },
    zh: {
      title: '第 {{number}} 个文件（共 {{count}} 个）与发布的不符',
      body: '{{file}} 的哈希值不同，已被丢弃，没有使用其中任何内容。重新下载通常可以解决；会改写文件的代理则不行。',
    },
  },
  MODEL_FETCH_FAILED: {
    en: {
      title: 'A file of the model could not be fetched',
      body: '{{file}} came back with: {{status}}. What was fetched before stays. Load again.',
    },
    zh: { title: '无法获取模型文件', body: '{{file}} 返回：{{status}}。已获取的部分会保留。请重新加载。' },
  },
  MODEL_OFFLINE: {
    en: {
      title: 'No network, and the model is not on this device yet',
      body: '{{file}} has to be fetched once. Go online and load again; from then on it works offline.',
    },
    zh: {
      title: '没有网络，且模型尚未存到本设备',
      body: '{{file}} 需要获取一次。请联网后重新加载；之后即可离线使用。',
    },
  },
  MODEL_FILE_MISSING: {
    en: {
      title: 'A stored file of the model is gone',
      body: 'The browser has cleared {{file}}, or this page is incomplete. Load again.',
    },
    zh: { title: '已存储的模型文件不见了', body: '浏览器清除了 {{file}}，或此页面不完整。请重新加载。' },
  },
  MODEL_WEIGHTS_MISMATCH: {
    en: {
      title: 'The weights do not fit together',
      body: 'The shards are not those of the file that the processor needs ({{reason}}). Use the GPU, or load again.',
    },
    zh: { title: '权重文件不匹配', body: '这些分片不属于处理器所需的文件（{{reason}}）。请改用 GPU，或重新加载。' },
  },
  MODEL_GGUF_INVALID: {
    en: { title: 'The model file cannot be read', body: '{{reason}}. Use the GPU, or load again.' },
    zh: { title: '无法读取模型文件', body: '{{reason}}。请改用 GPU，或重新加载。' },
  },
  MODEL_GGUF_UNSUPPORTED: {
    en: {
      title: 'The model file is of a kind that is not supported',
      body: '{{reason}}. Use the GPU, or another model.',
    },
    zh: { title: '不支持此类模型文件', body: '{{reason}}。请改用 GPU 或其他模型。' },
  },
  ENGINE_INSECURE_CONTEXT: {
    en: {
      title: 'This address is not secure',
      body: 'Browsers verify files and use the GPU only over HTTPS or on localhost. Open the page with https://.',
    },
    zh: { title: '此地址不安全', body: '浏览器只在 HTTPS 或 localhost 上校验文件并使用 GPU。请用 https:// 打开页面。' },
  },
  ENGINE_GPU_UNSUPPORTED: {
    en: {
      title: 'No GPU here can run the model',
      body: 'WebGPU is missing, found no adapter, or offers too little ({{reason}}). Use the processor.',
    },
    zh: {
      title: '此设备上没有可运行模型的 GPU',
      body: 'WebGPU 不可用、未找到适配器，或能力不足（{{reason}}）。请改用处理器。',
    },
  },
  ENGINE_CPU_UNSUPPORTED: {
    en: {
      title: 'This browser cannot run the model on the processor',
      body: 'It lacks 64-bit WebAssembly memory, which Chrome and Edge have since 133 and Firefox since 134. Update the browser, or use the GPU.',
    },
    zh: {
      title: '此浏览器无法用处理器运行模型',
      body: '它不支持 64 位 WebAssembly 内存（Chrome 和 Edge 133、Firefox 134 起支持）。请更新浏览器，或改用 GPU。',
    },
  },
  ENGINE_START_FAILED: {
    en: { title: 'The model did not start', body: '{{reason}}. Load again, or use the other engine.' },
    zh: { title: '模型未能启动', body: '{{reason}}。请重新加载，或使用另一个引擎。' },
  },
  ENGINE_OUT_OF_MEMORY: {
    en: {
      title: 'There is not enough memory for the model',
      body: 'It takes about 300 MB. Close other tabs and load again, or use the other engine.',
    },
    zh: { title: '内存不足，无法运行模型', body: '它大约需要 300 MB。请关闭其他标签页后重新加载，或使用另一个引擎。' },
  },
  ENGINE_DEVICE_LOST: {
    en: {
      title: 'The GPU went away in the middle',
      body: 'The model is loading again; the request is kept and runs once it is back.',
    },
    zh: { title: 'GPU 中途失去连接', body: '模型正在重新加载；请求已保留，恢复后会运行。' },
  },
  ENGINE_WORKER_LOST: {
    en: {
      title: 'The model stopped unexpectedly',
      body: 'Its worker ended ({{reason}}). The model is loading again; the request is kept.',
    },
    zh: { title: '模型意外停止', body: '它的工作线程已结束（{{reason}}）。模型正在重新加载；请求已保留。' },
  },
  ENGINE_NOT_LOADED: {
    en: { title: 'No model is loaded', body: 'Load the model, then send the request again.' },
    zh: { title: '尚未加载模型', body: '请先加载模型，再发送请求。' },
  },
  ENGINE_CONTEXT_FULL: {
    en: {
      title: 'The conversation is longer than the model can hold',
      body: 'It holds {{limit}} tokens. Start a new conversation.',
    },
    zh: { title: '对话超出模型的容量', body: '它最多容纳 {{limit}} 个词元。请开始新对话。' },
  },
  ENGINE_NO_LOGITS: {
    en: { title: 'The model gave no answer', body: 'Load the model again, or use the other engine.' },
    zh: { title: '模型没有给出结果', body: '请重新加载模型，或使用另一个引擎。' },
  },
} as const;
