/** What a person is told of the tools for text, colours, currencies and languages: what happened, then what to do. */
export const toolTextErrors = {
  TOOL_CURRENCY_UNKNOWN: {
    en: {
      title: 'The currency is not known',
      body: '“{{currency}}” names no currency. A name, a symbol or a code of three letters does: euros, £, JPY.',
    },
    zh: {
      title: '不认识这种货币',
      body: '“{{currency}}”不是货币的名称。可以说名称、符号或三个字母的代码，例如欧元、£、JPY。',
    },
  },
  TOOL_CURRENCY_AMBIGUOUS: {
    en: {
      title: 'Several currencies have this name',
      body: '“{{currency}}” can be any of {{choices}}. Say the country too, or the code.',
    },
    zh: {
      title: '有几种货币叫这个名称',
      body: '“{{currency}}”可能是 {{choices}}。请加上国家，或直接说代码。',
    },
  },
  TOOL_LANGUAGE_UNKNOWN: {
    en: {
      title: 'The language is not known',
      body: '“{{language}}” names no language. A name or a tag does: French, Brazilian Portuguese, 日本語, zh-TW.',
    },
    zh: {
      title: '不认识这种语言',
      body: '“{{language}}”不是语言的名称。可以说名称或代码，例如法语、巴西葡萄牙语、日本語、zh-TW。',
    },
  },
  TOOL_COLOR_UNKNOWN: {
    en: {
      title: 'The colour is not known',
      body: '“{{color}}” names no colour. A name or CSS does: teal, dusty rose, 天蓝色, #ff8800, rgb(255, 99, 71).',
    },
    zh: {
      title: '不认识这种颜色',
      body: '“{{color}}”不是颜色的名称。可以说名称或 CSS 写法，例如天蓝色、酒红、teal、#ff8800、rgb(255, 99, 71)。',
    },
  },
  TOOL_SLUG_EMPTY: {
    en: {
      title: 'The text has nothing for a slug',
      body: '“{{text}}” has no letters or digits. Give a text with words, such as a title.',
    },
    zh: {
      title: '这段文字无法生成 slug',
      body: '“{{text}}”中没有文字或数字。请给出有文字的内容，例如标题。',
    },
  },
  TOOL_DECODE_INVALID: {
    en: {
      title: 'The text is not valid {{encoding}}',
      body: 'Character {{position}}, “{{character}}”, cannot be there. Check that the whole text was copied and that it is {{encoding}}.',
    },
    zh: {
      title: '这段文字不是有效的 {{encoding}}',
      body: '第 {{position}} 个字符“{{character}}”不该出现。请检查是否完整复制，以及编码是否为 {{encoding}}。',
    },
  },
  TOOL_DECODE_INCOMPLETE: {
    en: {
      title: 'The end of the text is missing',
      body: 'The {{encoding}} stops in the middle of a byte. Copy the whole text and try again.',
    },
    zh: {
      title: '这段文字缺少结尾',
      body: '{{encoding}} 在一个字节的中间断开了。请完整复制后重试。',
    },
  },
  TOOL_DECODE_NOT_TEXT: {
    en: {
      title: 'What was encoded is not text',
      body: 'Byte {{position}} of the decoded {{encoding}} is not UTF-8. It may be a file, or a text in another encoding.',
    },
    zh: {
      title: '解码结果不是文字',
      body: '{{encoding}} 解码后的第 {{position}} 个字节不是 UTF-8。它可能是文件，或使用了其他编码。',
    },
  },
} as const;
