/** What a person is told of a file with everything: what happened, then what to do. */
export const settingsErrors = {
  BACKUP_TOO_LARGE: {
    en: {
      title: 'The file is too large',
      body: '“{{file}}” has more than {{limit}} MB, which no export of this page has. Nothing of it was read. Choose another file.',
    },
    zh: {
      title: '文件太大',
      body: '“{{file}}”超过 {{limit}} MB，本页导出的文件不会这么大，因此没有读取。请选择其他文件。',
    },
  },
  BACKUP_NOT_JSON: {
    en: {
      title: 'The file is not an export of this page',
      body: '“{{file}}” is not JSON, or only a part of it. Nothing was taken in. Choose a file that was exported here.',
    },
    zh: {
      title: '该文件不是本页导出的文件',
      body: '“{{file}}”不是 JSON，或者不完整，因此没有导入任何内容。请选择由本页导出的文件。',
    },
  },
  BACKUP_FORMAT_UNKNOWN: {
    en: {
      title: 'The file has a format that this page does not read',
      body: '“{{file}}” does not say that it is {{format}}. Choose a file that was exported with “Export everything”, or reload the page if a newer one wrote it.',
    },
    zh: {
      title: '本页无法读取该文件的格式',
      body: '“{{file}}”没有注明格式 {{format}}。请选择用“导出全部”导出的文件；若由更新的版本导出，请重新加载本页。',
    },
  },
  BACKUP_DAMAGED: {
    en: {
      title: 'The file is damaged',
      body: '“{{file}}” is an export, but something is wrong at “{{place}}”. Nothing of it was taken in. Export it again.',
    },
    zh: {
      title: '文件已损坏',
      body: '“{{file}}”是导出文件，但“{{place}}”处有误，因此没有导入任何内容。请重新导出。',
    },
  },
} as const;
