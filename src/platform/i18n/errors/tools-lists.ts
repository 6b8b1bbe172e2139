/** What a person is told of to-dos, notes and tables: what happened, then what to do. */
export const toolListErrors = {
  TODO_NONE: {
    en: { title: 'The list has no such to-do', body: 'There is none to choose from. Add one first.' },
    zh: { title: '清单中没有这一项', body: '目前没有可选的待办。请先添加一项。' },
  },
  TODO_UNKNOWN: {
    en: { title: 'No to-do is called “{{text}}”', body: 'There are: {{todos}}. Say one of them, or a part of it.' },
    zh: { title: '没有名为“{{text}}”的待办', body: '现有：{{todos}}。请说其中一项或它的一部分。' },
  },
  NOTE_NONE: {
    en: { title: 'There are no notes yet', body: 'Save one first: “note: the Wi-Fi password is on the router”.' },
    zh: { title: '还没有笔记', body: '请先记一条，例如“记一下：无线密码在路由器上”。' },
  },
  NOTE_UNKNOWN: {
    en: { title: 'No note is called “{{title}}”', body: 'There are: {{notes}}. Say a title, or how the note begins.' },
    zh: { title: '没有名为“{{title}}”的笔记', body: '现有：{{notes}}。请说标题或笔记的开头。' },
  },
  NOTE_FILE_TOO_LARGE: {
    en: {
      title: '{{file}} is too long for a note',
      body: 'A note may have {{limit}} characters. Split the file, or add a table as CSV.',
    },
    zh: {
      title: '{{file}} 太长，不能作为笔记',
      body: '一条笔记最多 {{limit}} 个字符。请拆分文件；表格请用 CSV 添加。',
    },
  },
  NOTE_FILE_EMPTY: {
    en: { title: '{{file}} is empty', body: 'Nothing was kept. Add a file with some text in it.' },
    zh: { title: '{{file}} 是空的', body: '没有保存任何内容。请添加有文字的文件。' },
  },
  FILE_NOT_TEXT: {
    en: {
      title: '{{file}} is not a text file',
      body: 'Notes are made of plain text and Markdown. Save the document as text in its program, then add that.',
    },
    zh: { title: '{{file}} 不是文本文件', body: '笔记由纯文本和 Markdown 生成。请在原来的程序中另存为文本，再添加。' },
  },
  TABLE_TOO_LARGE: {
    en: { title: '{{file}} is too large', body: 'A table may have 5 MB. Split the file, or leave out columns.' },
    zh: { title: '{{file}} 太大', body: '表格最大 5 MB。请拆分文件，或去掉一些列。' },
  },
  TABLE_TOO_MANY_ROWS: {
    en: { title: '{{file}} has too many rows', body: 'It has {{rows}}; a table may have 100,000. Split the file.' },
    zh: { title: '{{file}} 的行数太多', body: '它有 {{rows}} 行，最多 100,000 行。请拆分文件。' },
  },
  TABLE_TOO_WIDE: {
    en: {
      title: '{{file}} has too many cells',
      body: 'One of its rows has {{columns}} columns; with all rows that is more than 5,000,000 cells. Check the separators, or split the file.',
    },
    zh: {
      title: '{{file}} 的单元格太多',
      body: '其中一行有 {{columns}} 列，合计超过 5,000,000 个单元格。请检查分隔符，或拆分文件。',
    },
  },
  TABLE_EMPTY: {
    en: {
      title: '{{file}} holds no table',
      body: 'The first line names the columns, and at least one row follows it.',
    },
    zh: { title: '{{file}} 中没有表格', body: '第一行应是列名，其后至少有一行数据。' },
  },
  TABLE_QUOTE_OPEN: {
    en: {
      title: '{{file}} has a quote that never closes',
      body: 'It opens in line {{row}}. Close it, or write it twice ("") to mean the sign itself.',
    },
    zh: {
      title: '{{file}} 中有未闭合的引号',
      body: '它从第 {{row}} 行开始。请补上引号，或写两个（""）表示引号本身。',
    },
  },
  TABLE_NOT_TEXT: {
    en: {
      title: '{{file}} is not a text file',
      body: 'Tables are read from CSV and TSV files. Save a workbook as CSV in its program, then add that.',
    },
    zh: {
      title: '{{file}} 不是文本文件',
      body: '表格从 CSV 和 TSV 文件读取。请在原来的程序中把工作簿另存为 CSV，再添加。',
    },
  },
  TABLE_NONE: {
    en: { title: 'No table is here yet', body: 'Drop a CSV file on the page, then ask again.' },
    zh: { title: '还没有表格', body: '请把 CSV 文件拖到页面上，再问一次。' },
  },
  TABLE_UNKNOWN: {
    en: { title: 'No table is called “{{table}}”', body: 'There are: {{tables}}. Say one of them.' },
    zh: { title: '没有名为“{{table}}”的表格', body: '现有：{{tables}}。请说其中一个。' },
  },
  TABLE_AMBIGUOUS: {
    en: { title: 'Several tables can be “{{table}}”', body: 'They are: {{tables}}. Say the whole name of one.' },
    zh: { title: '有几个表格都像“{{table}}”', body: '它们是：{{tables}}。请说其中一个的完整名称。' },
  },
  TABLE_COLUMN_UNKNOWN: {
    en: { title: '{{table}} has no column “{{column}}”', body: 'Its columns are: {{columns}}. Say one of them.' },
    zh: { title: '{{table}} 中没有“{{column}}”列', body: '它的列有：{{columns}}。请说其中一列。' },
  },
  TABLE_COLUMN_AMBIGUOUS: {
    en: {
      title: '“{{column}}” can be several columns of {{table}}',
      body: 'It can be: {{columns}}. Say the whole name.',
    },
    zh: { title: '{{table}} 中有几列都像“{{column}}”', body: '可能是：{{columns}}。请说完整的列名。' },
  },
  TABLE_COLUMN_NOT_NUMBERS: {
    en: {
      title: 'The column “{{column}}” of {{table}} is not made of numbers',
      body: 'It holds, for example: {{values}}. Its values can be counted or listed.',
    },
    zh: {
      title: '{{table}} 的“{{column}}”列不是数字',
      body: '其中有例如：{{values}}。可以统计个数或列出不同的值。',
    },
  },
  TABLE_COLUMN_EMPTY: {
    en: {
      title: 'The column “{{column}}” of {{table}} holds nothing there',
      body: 'All of its cells in those rows are empty. Ask for another column, or for other rows.',
    },
    zh: {
      title: '{{table}} 的“{{column}}”列没有内容',
      body: '这些行的单元格都是空的。请换一列，或换一个条件。',
    },
  },
  TABLE_FILTER_INCOMPLETE: {
    en: {
      title: 'The condition is not complete',
      body: 'It takes a column and the value that it is to have: “where country is Spain”.',
    },
    zh: { title: '条件不完整', body: '需要一列和它的值，例如“国家是西班牙”。' },
  },
  TABLE_VALUE_UNKNOWN: {
    en: {
      title: 'No row of {{table}} has “{{value}}” in “{{column}}”',
      body: 'There are: {{values}}. Say one of them.',
    },
    zh: { title: '{{table}} 的“{{column}}”列中没有“{{value}}”', body: '现有：{{values}}。请说其中一个。' },
  },
} as const;
