/** What the decoder can fail with, in words: what happened, and what to do next. */
export const decodeErrors = {
  DECODE_PROMPT_TOO_LONG: {
    en: {
      title: 'The request is too long for this model',
      body: 'It takes {{tokens}} tokens, and the model holds {{limit}}. Say it shorter, or in two requests.',
    },
    zh: {
      title: '这个请求对本模型来说太长',
      body: '它需要 {{tokens}} 个词元，模型只能容纳 {{limit}} 个。请说短一些，或分成两次。',
    },
  },
  DECODE_GRAMMAR_INVALID: {
    en: {
      title: 'The rules for an answer could not be made',
      body: 'A tool that was added describes its parameters in a way that cannot be used. Take the last one away and try again.',
    },
    zh: { title: '无法生成回答的规则', body: '某个新加的工具的参数描述无法使用。请移除最近添加的工具后再试。' },
  },
  DECODE_GRAMMAR_STUCK: {
    en: {
      title: 'The model could not go on',
      body: 'It had written “{{text}}”, and nothing may follow. Say the request in other words.',
    },
    zh: { title: '模型无法继续', body: '它写到“{{text}}”，之后没有可写的内容。请换个说法再试。' },
  },
  MODEL_TOKENIZER_INVALID: {
    en: {
      title: 'The tokenizer could not be read',
      body: 'Its file is whole but cannot be used by this version of the page. Load the page again.',
    },
    zh: { title: '无法读取分词器', body: '文件完整，但此版本的页面无法使用它。请重新加载页面。' },
  },
} as const;
