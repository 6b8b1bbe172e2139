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
} as const;
