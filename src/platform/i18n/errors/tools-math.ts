/** What a person is told of the tools for arithmetic, units, drawings and chance: what happened, then what to do. */
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
  PLOT_RANGE_EMPTY: {
    en: {
      title: 'There is nothing between the two ends',
      body: 'Both are {{from}}. Say two different numbers, such as from -10 to 10.',
    },
    zh: { title: '范围的两端相同', body: '两端都是 {{from}}。请说两个不同的数，例如从 -10 到 10。' },
  },
  PLOT_NOTHING_TO_DRAW: {
    en: {
      title: 'The function has no real value there',
      body: '“{{expression}}” has none between {{from}} and {{to}}. Choose another range.',
    },
    zh: {
      title: '函数在此范围内没有实数值',
      body: '“{{expression}}”在 {{from}} 到 {{to}} 之间没有值。请换一个范围。',
    },
  },
  CHART_LENGTHS_DIFFER: {
    en: {
      title: 'Labels and values do not match',
      body: 'There are {{labels}} labels and {{values}} values. Give each label one value.',
    },
    zh: { title: '标签和数值的个数不同', body: '有 {{labels}} 个标签和 {{values}} 个数值。请让每个标签对应一个数值。' },
  },
  CHART_PIE_NEGATIVE: {
    en: {
      title: 'A pie has no slice below zero',
      body: '“{{label}}” is {{value}}. Draw bars instead, or change the value.',
    },
    zh: { title: '饼图不能有负数', body: '“{{label}}”是 {{value}}。请改用柱状图，或更改数值。' },
  },
  CHART_PIE_EMPTY: {
    en: {
      title: 'A pie needs something to share out',
      body: 'All of its values are zero. Draw bars instead, or change the values.',
    },
    zh: { title: '饼图没有可分的内容', body: '所有数值都是零。请改用柱状图，或更改数值。' },
  },
  RANDOM_RANGE_TOO_WIDE: {
    en: {
      title: 'The range is too wide',
      body: 'From {{min}} to {{max}} there are more than 9,007,199,254,740,992 whole numbers. Choose bounds that are nearer.',
    },
    zh: {
      title: '范围太大',
      body: '从 {{min}} 到 {{max}} 的整数超过 9,007,199,254,740,992 个。请缩小范围。',
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
