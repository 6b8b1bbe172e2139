/** What tools can fail with, in words: what happened, and what is understood. */
export const toolErrors = {
  TOOL_PLACE_UNKNOWN: {
    en: {
      title: 'No place named “{{place}}” was found',
      body: 'A city, a country, a zone such as Asia/Tokyo, or UTC+2 is understood.',
    },
    zh: { title: '找不到名为“{{place}}”的地方', body: '可以说城市、国家、时区（如 Asia/Tokyo）或 UTC+2。' },
  },
  TOOL_DURATION_UNKNOWN: {
    en: {
      title: '“{{text}}” is no length of time that can be read',
      body: 'Say it as “10 minutes”, “1h 30m” or “half an hour”.',
    },
    zh: { title: '无法识别时长“{{text}}”', body: '请说成“十分钟”“1小时30分”或“半小时”。' },
  },
  TOOL_DURATION_RANGE: {
    en: { title: '“{{text}}” is too short or too long for a timer', body: 'A timer runs for 1 second to 24 days.' },
    zh: { title: '“{{text}}”对计时器来说太短或太长', body: '计时器可以运行 1 秒到 24 天。' },
  },
  TOOL_NAME_TAKEN: {
    en: {
      title: 'A tool named {{tool}} is here already',
      body: 'Take the other one away first, or give this one another name.',
    },
    zh: { title: '已有名为 {{tool}} 的工具', body: '请先移除另一个，或给这个换个名字。' },
  },
  TOOL_NOT_WRITABLE: {
    en: { title: '{{tool}} is not for this model', body: 'The model cannot write {{reason}}. A larger model could.' },
    zh: { title: '{{tool}} 不适用于此模型', body: '此模型无法写出 {{reason}}。更大的模型或许可以。' },
  },
  TOOL_DEFINITION_INVALID: {
    en: {
      title: 'The tool {{tool}} cannot be registered',
      body: 'Its definition is not right: {{reason}}. Correct it and register it again.',
    },
    zh: { title: '无法注册工具 {{tool}}', body: '它的定义有误：{{reason}}。请更正后重新注册。' },
  },
} as const;
