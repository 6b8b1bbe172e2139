/** What a person is told of the agent's errors: what happened, then what to do. Placeholders are i18next's. */
export const agentErrors = {
  ANSWER_MALFORMED: {
    en: {
      title: 'The answer could not be read',
      body: 'The model wrote something that is not a call, from character {{position}} on. Nothing ran. Say it in other words.',
    },
    zh: {
      title: '无法读取回答',
      body: '模型从第 {{position}} 个字符起写的不是调用。没有执行任何操作。请换个说法再试。',
    },
  },
  ANSWER_TOO_LONG: {
    en: {
      title: 'The answer did not end',
      body: 'The model was stopped after {{tokens}} tokens. Nothing ran. Ask for less at once, or for a shorter text.',
    },
    zh: {
      title: '回答没有结束',
      body: '模型在 {{tokens}} 个词元后被停止。没有执行任何操作。请一次少问一些，或缩短文字。',
    },
  },
  TEMPLATE_UNKNOWN: {
    en: {
      title: 'This model cannot be spoken to',
      body: 'Its chat template, {{template}}, is not part of this version. Reload the page, or choose another model.',
    },
    zh: {
      title: '无法与此模型对话',
      body: '此版本不含它的对话模板 {{template}}。请重新加载页面，或选择其他模型。',
    },
  },
  TOOL_TIMEOUT: {
    en: {
      title: 'The tool took too long',
      body: '{{tool}} was given up after {{seconds}} seconds. Try again, or ask for something smaller.',
    },
    zh: {
      title: '工具用时过长',
      body: '{{tool}} 在 {{seconds}} 秒后被放弃。请再试一次，或缩小请求。',
    },
  },
  TOOL_THREW: {
    en: {
      title: 'The tool failed',
      body: '{{tool}} broke off: {{message}}. Try again with other values.',
    },
    zh: {
      title: '工具运行失败',
      body: '{{tool}} 中断：{{message}}。请换其他值再试。',
    },
  },
  TOOL_RESULT_INVALID: {
    en: {
      title: 'The result was thrown away',
      body: '{{tool}} returned something that it does not declare ({{path}} {{reason}}). What it changed stays. The tool needs a fix by its author.',
    },
    zh: {
      title: '结果已丢弃',
      body: '{{tool}} 返回的内容与其声明不符（{{path}} {{reason}}）。它已做的更改保留。此工具需要作者修复。',
    },
  },
  TOOL_RESULT_TOO_LARGE: {
    en: {
      title: 'The result was thrown away',
      body: '{{tool}} returned {{kib}} KiB; at most {{limitKib}} KiB are kept. What it changed stays. Ask for less at once.',
    },
    zh: {
      title: '结果已丢弃',
      body: '{{tool}} 返回了 {{kib}} KiB，最多保留 {{limitKib}} KiB。它已做的更改保留。请一次少取一些。',
    },
  },
  TEMPLATE_INVALID: {
    en: {
      title: 'The model’s chat template cannot be used',
      body: 'It came with the model and could not be rendered ({{reason}}). Choose another model, or a template by name in its record.',
    },
    zh: {
      title: '无法使用模型的对话模板',
      body: '模板随模型提供，但无法渲染（{{reason}}）。请选择其他模型，或在模型记录中按名称指定模板。',
    },
  },
} as const;
