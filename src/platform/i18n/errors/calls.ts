/** What a call that no model wrote can come to, in words, for the agent that asked: what happened, then what to do. */
export const callErrors = {
  CALL_REFUSED: {
    en: {
      title: 'The call of {{tool}} was refused',
      body: 'Its arguments do not fit: {{reason}}. Correct them and call again.',
    },
    zh: { title: '对 {{tool}} 的调用被拒绝', body: '参数不符合要求：{{reason}}。请更正后再次调用。' },
  },
  CALL_DENIED: {
    en: {
      title: '{{tool}} does not run here',
      body: 'It is not here, or the person switched it off. The tools panel says which.',
    },
    zh: { title: '{{tool}} 在这里不运行', body: '它不存在，或已被关闭。工具面板会说明。' },
  },
  CALL_DECLINED: {
    en: {
      title: 'The person did not let {{tool}} run',
      body: 'Nothing was done. Ask the person before calling it again.',
    },
    zh: { title: '用户没有允许运行 {{tool}}', body: '什么都没有做。再次调用前请先询问用户。' },
  },
} as const;
