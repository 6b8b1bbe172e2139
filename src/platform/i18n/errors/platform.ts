/** What keeping things in this browser can fail with, in words: what happened, and what to do next. */
export const platformErrors = {
  STORAGE_FULL: {
    en: {
      title: 'This browser has no room left',
      body: 'What you see stays until the page closes. Delete conversations, or free space on the device.',
    },
    zh: { title: '浏览器没有剩余空间', body: '当前内容会保留到页面关闭。请删除一些对话，或释放设备空间。' },
  },
  STORAGE_CLOSED: {
    en: {
      title: 'This tab lost its storage',
      body: 'A newer version of this page runs in another tab, or the browser closed the storage. Reload this tab.',
    },
    zh: {
      title: '此标签页失去了存储',
      body: '另一个标签页运行着此页面的新版本，或浏览器关闭了存储。请重新加载此标签页。',
    },
  },
  STORAGE_FAILED: {
    en: {
      title: 'This browser could not keep it',
      body: 'It answered: {{reason}}. What you see stays until the page closes. Try again.',
    },
    zh: { title: '浏览器无法保存', body: '它返回：{{reason}}。当前内容会保留到页面关闭。请重试。' },
  },
} as const;
