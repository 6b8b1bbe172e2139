/** What starting and running a kiosk can fail with, in words: what happened, and what to do next. */
export const kioskErrors = {
  KIOSK_PROFILE_FOREIGN: {
    en: {
      title: 'This profile lies on another site',
      body: '{{address}} is not of this page’s own origin. Put the file beside the page, or drop it here.',
    },
    zh: { title: '此配置位于其他网站', body: '{{address}} 与此页面不同源。请将文件放到页面旁，或拖到此处。' },
  },
  KIOSK_PROFILE_MISSING: {
    en: {
      title: 'The profile could not be fetched',
      body: '{{address}} answered: {{status}}. Check its name and that the host serves it.',
    },
    zh: { title: '无法获取配置', body: '{{address}} 返回：{{status}}。请检查名称，并确认主机提供此文件。' },
  },
  KIOSK_PROFILE_NOT_JSON: {
    en: { title: 'The profile is not JSON', body: 'The browser says: {{reason}}. Correct the file and load it again.' },
    zh: { title: '配置不是 JSON', body: '浏览器的说明：{{reason}}。请更正文件后重新加载。' },
  },
  KIOSK_PROFILE_INVALID: {
    en: {
      title: 'The profile says what it may not',
      body: 'Each place is listed below. Correct the file and load it again.',
    },
    zh: { title: '配置的内容不符合要求', body: '每一处都列在下面。请更正文件后重新加载。' },
  },
  KIOSK_STUCK: {
    en: { title: 'The model made no progress', body: 'It is started again. The request is kept.' },
    zh: { title: '模型没有进展', body: '正在重新启动。请求会保留。' },
  },
} as const;
