/** What keeping things in this browser can fail with, in words: what happened, and what to do next. */
export const platformErrors = {
  STORAGE_FULL: {
    en: {
      title: 'This browser has no room left',
      body: 'What you see stays until the page closes. Delete conversations, or free space on the device.',
    },
    zh: { title: '浏览器没有剩余空间', body: '当前内容会保留到页面关闭。请删除一些对话，或释放设备空间。' },
  },
  STORAGE_FAILED: {
    en: {
      title: 'This browser could not keep it',
      body: 'It answered: {{reason}}. What you see stays until the page closes. Try again.',
    },
    zh: { title: '浏览器无法保存', body: '它返回：{{reason}}。当前内容会保留到页面关闭。请重试。' },
  },
} as const;
