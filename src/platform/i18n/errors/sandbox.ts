/** What a person is told of programs, regular expressions and their own tools: what happened, then what to do. */
export const sandboxErrors = {
  SANDBOX_SYNTAX: {
    en: {
      title: 'The program cannot be read',
      body: 'Line {{line}}: {{message}}. Correct that line of the JavaScript and run it again.',
    },
    zh: { title: '无法读取程序', body: '第 {{line}} 行：{{message}}。请改正这一行 JavaScript，再运行一次。' },
  },
  SANDBOX_THREW: {
    en: {
      title: 'The program stopped with an error',
      body: 'Line {{line}}: {{message}}. Change the program and run it again.',
    },
    zh: { title: '程序因错误而停止', body: '第 {{line}} 行：{{message}}。请修改程序，再运行一次。' },
  },
  SANDBOX_TIMEOUT: {
    en: {
      title: 'The program took too long',
      body: 'It was ended after {{seconds}} s. Check its loops, or give it less to do.',
    },
    zh: { title: '程序运行太久', body: '已在 {{seconds}} 秒后结束。请检查循环，或减少要做的事。' },
  },
  SANDBOX_MEMORY: {
    en: { title: 'The program ran out of memory', body: 'It may use {{mib}} MiB. Let it keep less at a time.' },
    zh: { title: '程序内存不足', body: '最多可用 {{mib}} MiB。请让它一次少存一些数据。' },
  },
  SANDBOX_STACK: {
    en: {
      title: 'The program called itself too deeply',
      body: 'A function calls itself without end, or a value is nested too deeply. Give the recursion an end, or use a loop.',
    },
    zh: { title: '程序调用层次太深', body: '有函数无休止地调用自己，或数据嵌套太深。请给递归加上终点，或改用循环。' },
  },
  SANDBOX_PENDING: {
    en: {
      title: 'The program waits for something that never comes',
      body: 'Its promise is settled by nothing: timers and the network are not there. Return a value or a promise that is settled.',
    },
    zh: {
      title: '程序在等待永远不会发生的事',
      body: '它的 Promise 不会有结果：这里没有定时器和网络。请返回一个值，或会完成的 Promise。',
    },
  },
  SANDBOX_RESULT: {
    en: {
      title: 'The result cannot be shown',
      body: 'It refers to itself or is nested more than 64 levels deep. Return a part of it.',
    },
    zh: { title: '无法显示结果', body: '结果引用了自身，或嵌套超过 64 层。请只返回其中一部分。' },
  },
  SANDBOX_RESULT_TOO_LARGE: {
    en: { title: 'The result is too large', body: 'It is more than {{kib}} KiB. Return a part of it.' },
    zh: { title: '结果太大', body: '结果超过 {{kib}} KiB。请只返回其中一部分。' },
  },
  SANDBOX_UNAVAILABLE: {
    en: {
      title: 'The sandbox did not start',
      body: 'Programs cannot run now ({{reason}}). Reload the page; where that does not help, update the browser.',
    },
    zh: { title: '沙箱未能启动', body: '现在无法运行程序（{{reason}}）。请刷新页面；若仍不行，请更新浏览器。' },
  },
  REGEX_INVALID: {
    en: {
      title: 'The regular expression cannot be read',
      body: '“{{pattern}}” is none: {{message}}. Check its brackets, and put \\ before a character that is meant as itself.',
    },
    zh: {
      title: '无法读取正则表达式',
      body: '“{{pattern}}”不是正则表达式：{{message}}。请检查括号；要表示字符本身时，在前面加 \\。',
    },
  },
  REGEX_TOO_SLOW: {
    en: {
      title: 'The regular expression is too slow',
      body: 'The search was ended after {{seconds}} s. Repetitions within repetitions, such as (a+)+, take very long: simplify the pattern, or search less text.',
    },
    zh: {
      title: '正则表达式太慢',
      body: '搜索已在 {{seconds}} 秒后结束。(a+)+ 这类嵌套的重复非常耗时：请简化表达式，或缩短文本。',
    },
  },
  REGEX_UNAVAILABLE: {
    en: {
      title: 'The search did not start',
      body: 'Regular expressions cannot be run now ({{reason}}). Reload the page; where that does not help, update the browser.',
    },
    zh: { title: '搜索未能启动', body: '现在无法运行正则表达式（{{reason}}）。请刷新页面；若仍不行，请更新浏览器。' },
  },
} as const;
