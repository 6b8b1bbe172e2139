/** What a person is told of the tools for arithmetic and units: what happened, then what to do. */
export const toolMathErrors = {
  TOOL_EXPRESSION_INVALID: {
    en: {
      title: 'The expression cannot be read',
      body: '“{{expression}}” is not complete arithmetic. Write it with numbers, + - * / ^ and brackets, such as (3 + 4) * 2.',
    },
    zh: {
      title: '无法读取算式',
      body: '“{{expression}}”不是完整的算式。请用数字、+ - * / ^ 和括号来写，例如 (3 + 4) * 2。',
    },
  },
  TOOL_EXPRESSION_UNSUPPORTED: {
    en: {
      title: 'The expression has a part that is not arithmetic',
      body: '“{{part}}” in “{{expression}}” is not understood. Numbers, + - * / ^ %, brackets, sqrt, log, sin and the like are.',
    },
    zh: {
      title: '算式中有无法计算的部分',
      body: '无法理解“{{expression}}”中的“{{part}}”。可用数字、+ - * / ^ %、括号，以及 sqrt、log、sin 等函数。',
    },
  },
  TOOL_EXPRESSION_UNDEFINED: {
    en: {
      title: 'There is no such number',
      body: '“{{expression}}” has no real value: it takes the root or logarithm of a negative number, or is 0 / 0. Change the numbers.',
    },
    zh: {
      title: '没有这样的数',
      body: '“{{expression}}”没有实数值：它对负数开方或取对数，或者是 0 / 0。请更换数字。',
    },
  },
  TOOL_EXPRESSION_INFINITE: {
    en: {
      title: 'The result is not finite',
      body: '“{{expression}}” divides by zero or has more than 308 digits. Use smaller numbers.',
    },
    zh: {
      title: '结果不是有限的数',
      body: '“{{expression}}”除以了零，或结果超过 308 位。请使用较小的数。',
    },
  },
  TOOL_UNIT_UNKNOWN: {
    en: {
      title: 'The unit is not known',
      body: '“{{unit}}” is not a unit of the table. Lengths, weights, volumes, areas, speeds, times, temperatures, data, energy and pressure are: miles, kg, cups, °C.',
    },
    zh: {
      title: '不认识这个单位',
      body: '表中没有单位“{{unit}}”。可用长度、重量、体积、面积、速度、时间、温度、数据、能量和压强单位，例如英里、公斤、杯、摄氏度。',
    },
  },
  TOOL_UNITS_INCOMPATIBLE: {
    en: {
      title: 'These units do not measure the same thing',
      body: '{{from}} cannot be converted to {{to}}. Choose two units of one kind, such as miles and km, or cups and mL.',
    },
    zh: {
      title: '两个单位不能互换',
      body: '{{from}}不能换算成{{to}}。请选同一类的两个单位，例如英里和公里，或杯和毫升。',
    },
  },
} as const;
