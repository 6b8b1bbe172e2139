/** What a person is told of a transcript's file: what happened, then what to do. */
export const transcriptErrors = {
  TRANSCRIPT_TOO_LARGE: {
    en: {
      title: 'The file is too large',
      body: '“{{file}}” has more than {{limit}} MB, so it was not read. Export fewer turns, one by one from their details.',
    },
    zh: {
      title: '文件太大',
      body: '“{{file}}”超过 {{limit}} MB，因此没有读取。请少导出一些请求，可在各自的详情中逐个导出。',
    },
  },
  TRANSCRIPT_NOT_JSON: {
    en: {
      title: 'The file is not a transcript',
      body: '“{{file}}” is not JSON, or only a part of it. Choose a file that was exported here, and copy it again if it was cut off.',
    },
    zh: {
      title: '该文件不是对话记录',
      body: '“{{file}}”不是 JSON，或者不完整。请选择由本页导出的文件；若文件被截断，请重新复制。',
    },
  },
  TRANSCRIPT_FORMAT_UNKNOWN: {
    en: {
      title: 'The file has a format that this page does not read',
      body: '“{{file}}” does not say that it is {{format}}. Choose a file that was exported here, or reload the page if a newer one wrote it.',
    },
    zh: {
      title: '本页无法读取该文件的格式',
      body: '“{{file}}”没有注明格式 {{format}}。请选择由本页导出的文件；若由更新的版本导出，请重新加载本页。',
    },
  },
  TRANSCRIPT_DAMAGED: {
    en: {
      title: 'The file is damaged',
      body: '“{{file}}” is a transcript, but something is wrong at “{{place}}”. Nothing of it was taken in. Export it again.',
    },
    zh: {
      title: '文件已损坏',
      body: '“{{file}}”是对话记录，但“{{place}}”处有误，因此没有导入任何内容。请重新导出。',
    },
  },
};
