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
  USER_TOOL_INVALID: {
    en: {
      title: 'The tool is not complete',
      body: '“{{tool}}”: {{path}} {{reason}}. Correct that part and save it again.',
    },
    zh: { title: '工具定义有误', body: '“{{tool}}”：{{path}} {{reason}}。请改正这一部分，再保存一次。' },
  },
  USER_TOOL_FORMAT: {
    en: {
      title: 'The tool is of another version',
      body: '“{{tool}}” says its format is “{{format}}”; this page reads {{known}}. Reload the page for its newest version, or ask for the file again.',
    },
    zh: {
      title: '工具的版本不同',
      body: '“{{tool}}”的格式是“{{format}}”，本页只能读取 {{known}}。请刷新页面以获取最新版本，或重新索取文件。',
    },
  },
  USER_TOOL_TOO_LARGE: {
    en: {
      title: 'The tool is too large',
      body: 'A tool may have {{kib}} KiB. Shorten its code or its examples, or share it as a file.',
    },
    zh: { title: '工具太大', body: '一个工具最多 {{kib}} KiB。请缩短代码或示例，或改用文件分享。' },
  },
  USER_TOOL_NAME_TAKEN: {
    en: { title: 'The name is taken', body: 'There is a tool called “{{tool}}” already. Choose another name.' },
    zh: { title: '名称已被占用', body: '已有名为“{{tool}}”的工具。请换一个名称。' },
  },
  USER_TOOL_TOO_MANY: {
    en: {
      title: 'There are too many tools',
      body: '{{count}} tools of your own can be kept. Remove one that is not needed.',
    },
    zh: { title: '工具太多', body: '最多可保存 {{count}} 个自己的工具。请先删除不需要的。' },
  },
  USER_TOOL_NOT_JSON: {
    en: { title: 'The file holds no tools', body: 'It is not JSON. Choose a file that was exported from this page.' },
    zh: { title: '文件中没有工具', body: '它不是 JSON。请选择从本页导出的文件。' },
  },
  USER_TOOL_FILE_TOO_LARGE: {
    en: { title: 'The file is too large', body: 'A file of tools may have {{kib}} KiB. Split it.' },
    zh: { title: '文件太大', body: '工具文件最多 {{kib}} KiB。请拆分后再导入。' },
  },
  USER_TOOL_LINK: {
    en: {
      title: 'The link holds no tool',
      body: 'It is damaged or was cut off. Copy the whole link again, or ask for a file.',
    },
    zh: { title: '链接中没有工具', body: '链接已损坏或不完整。请重新复制整个链接，或改用文件。' },
  },
  USER_TOOL_VALUE: {
    en: {
      title: 'A value does not fit the address',
      body: '“{{tool}}” cannot send “.” or “..” as a step of its address. Use another value.',
    },
    zh: { title: '参数不能用于地址', body: '“{{tool}}”不能把“.”或“..”作为地址的一段。请换一个值。' },
  },
  USER_TOOL_HTTP: {
    en: {
      title: 'The service refused',
      body: '{{host}} answered with status {{status}}. Check the address and the values of the tool.',
    },
    zh: { title: '服务拒绝了请求', body: '{{host}} 返回状态 {{status}}。请检查工具的地址和参数。' },
  },
  USER_TOOL_ANSWER_NOT_JSON: {
    en: {
      title: 'The answer cannot be read',
      body: 'What {{host}} answered is not JSON. Check the address, or take the result path out of the tool.',
    },
    zh: { title: '无法读取回应', body: '{{host}} 的回应不是 JSON。请检查地址，或去掉工具的结果路径。' },
  },
  USER_TOOL_ANSWER_TOO_LARGE: {
    en: { title: 'The answer is too large', body: '{{host}} answered with more than {{kib}} KiB. Ask for less.' },
    zh: { title: '回应太大', body: '{{host}} 的回应超过 {{kib}} KiB。请减少请求的内容。' },
  },
  USER_TOOL_RESULT_PATH: {
    en: {
      title: 'The answer has no such part',
      body: 'What {{host}} answered has nothing at “{{path}}”. Correct the result path of the tool.',
    },
    zh: { title: '回应中没有这一部分', body: '{{host}} 的回应中没有“{{path}}”。请改正工具的结果路径。' },
  },
} as const;
