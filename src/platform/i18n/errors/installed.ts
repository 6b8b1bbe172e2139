/** What a person is told of the page as a set of files: what happened, then what to do. */
export const installedErrors = {
  PAGE_PART_MISSING: {
    en: {
      title: 'A part of the page did not come',
      body: 'There is no network, or a newer version took its place on the host. Reload the page; what is kept here stays.',
    },
    zh: {
      title: '页面的一部分没有加载',
      body: '没有网络，或主机上已换成新版本。请重新加载页面；已保存的内容不会丢失。',
    },
  },
};
