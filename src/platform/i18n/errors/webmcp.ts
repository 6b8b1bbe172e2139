/** What a person is told of tools that other frames and pages lend: what happened, then what to do. */
export const webmcpErrors = {
  WEBMCP_TOOL_GONE: {
    en: {
      title: 'The tool is no longer there',
      body: '{{origin}} has closed or taken “{{tool}}” away. Open that page again, then repeat the request.',
    },
    zh: {
      title: '该工具已不存在',
      body: '{{origin}} 已关闭，或撤回了“{{tool}}”。请重新打开该页面，再重复请求。',
    },
  },
  WEBMCP_TOOL_FAILED: {
    en: {
      title: 'The other page’s tool broke',
      body: '“{{tool}}” of {{origin}} stopped with an error that the browser does not pass on. Try again, or do it on that page by hand.',
    },
    zh: {
      title: '对方页面的工具出错',
      body: '{{origin}} 的“{{tool}}”因错误而中止，浏览器未透露原因。请重试，或在该页面上手动操作。',
    },
  },
  WEBMCP_TOOL_REFUSED: {
    en: {
      title: 'The other page’s tool refused',
      body: '“{{tool}}” answered: {{reason}} Change the request accordingly.',
    },
    zh: {
      title: '对方页面的工具拒绝了请求',
      body: '“{{tool}}”答复：{{reason}} 请据此修改请求。',
    },
  },
  EMBED_TOOL_FAILED: {
    en: {
      title: 'The page around this one could not do it',
      body: '“{{tool}}” of {{origin}} answered: {{reason}} Change the request, or do it on that page by hand.',
    },
    zh: {
      title: '外层页面未能完成',
      body: '{{origin}} 的“{{tool}}”答复：{{reason}} 请修改请求，或在该页面上手动操作。',
    },
  },
} as const;
