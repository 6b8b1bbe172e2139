import type { ErrorDetails } from '@/errors';
import type { Language } from '@/tools/language';

/** Why something was refused: in English, and as a code with the value that it is about, where there is one. */
export interface Reason {
  readonly message: string;
  readonly code?: string | undefined;
  readonly value?: string | undefined;
}

/** What a value must be, by the name that a schema gives its type. */
const chineseTypes: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  integer: '整数',
  boolean: '真或假',
  array: '列表',
  object: '对象',
  null: '空值',
};

/** By code, with `{{value}}` where the value goes. Where a language has none, the message is told as it is. */
const reasons: Readonly<Record<string, Partial<Readonly<Record<Language, string>>>>> = {
  'value-invented': { en: '“{{value}}” is not in the request.', zh: '请求里没有“{{value}}”。' },
  'value-unused': { en: '“{{value}}” of the request is not used.', zh: '请求里的“{{value}}”没有用上。' },
  'value-other': {
    en: '“{{value}}” is in the request and could stand here.',
    zh: '请求里有“{{value}}”，也可以填在这里。',
  },
  'tool-unknown': { zh: '没有名为 {{value}} 的工具。' },
  missing: { zh: '缺失' },
  unknown: { zh: '不是参数' },
  unfit: { zh: '不合适' },
  type: { zh: '必须是{{value}}' },
  one: { zh: '必须是 {{value}}' },
  choice: { zh: '必须是其中之一：{{value}}' },
  least: { zh: '不能小于 {{value}}' },
  most: { zh: '不能大于 {{value}}' },
  more: { zh: '必须大于 {{value}}' },
  less: { zh: '必须小于 {{value}}' },
  'least-characters': { zh: '至少要有 {{value}} 个字符' },
  'most-characters': { zh: '最多只能有 {{value}} 个字符' },
  'least-items': { zh: '至少要有 {{value}} 项' },
  'most-items': { zh: '最多只能有 {{value}} 项' },
  'least-properties': { zh: '至少要有 {{value}} 个属性' },
  'most-properties': { zh: '最多只能有 {{value}} 个属性' },
  multiple: { zh: '必须是 {{value}} 的倍数' },
  twice: { zh: '不能有重复的项' },
  pattern: { zh: '必须符合 {{value}}' },
  format: { zh: '必须是有效的 {{value}}' },
  'schema-invalid': { zh: '它的参数在 {{value}} 处不是 JSON Schema' },
  'schema-unresolved': { zh: '它的参数无法解析（{{value}}）' },
  'schema-dangling': { zh: '它的参数引用了其中没有的 {{value}}' },
  'schema-circular': { zh: '它的参数无止境地引用自身' },
  'schema-deep': { zh: '它的 schema 超过 {{value}} 层' },
  'schema-names': { zh: '它的 schema 含有不允许的名称' },
  'schema-not-json': { zh: '它的参数不是 JSON' },
  'results-not-json': { zh: '它的结果不是 JSON' },
  'tool-name': { zh: '它的名称只能含字母、数字、“_”、“.”和“-”' },
  'tool-description': { zh: '它没有说明' },
  'tool-run': { zh: '它没有可运行的函数' },
  'tool-parameters': { zh: '它的参数不是对象 schema' },
  'url-scheme': { zh: '必须以 https:// 或 http://localhost 开头' },
  'url-characters': { zh: '不能含空格、# 或 \\' },
  'url-brace': { zh: '有一个花括号没有配对' },
  'url-host': { zh: '主机必须固定：占位符只能在它之后' },
  'url-none': { zh: '不是地址' },
  'url-user': { zh: '不能含用户名或密码' },
  'url-dots': { zh: '路径中不能有 . 或 ..' },
  headers: { zh: '不是有效的请求头' },
  'headers-secret': { zh: '不能含机密' },
  'body-of-get': { zh: 'GET 不会发送它' },
  placeholder: { zh: '{{{value}}} 不是参数' },
};

/** A reason in the words of a language; its message where the language has no others. */
export function reasonText({ message, code = '', value = '' }: Reason, language: Language): string {
  const text = Object.hasOwn(reasons, code) ? reasons[code]?.[language] : undefined;
  if (text === undefined) return message;
  const shown =
    code === 'type'
      ? value
          .split('|')
          .map(type => chineseTypes[type] ?? type)
          .join('或')
      : value;
  return text.replace('{{value}}', () => shown);
}

/** The reason among an error's details, in the words of a language; null where it gives none. */
export function reasonOf({ reason, reasonCode, reasonValue }: ErrorDetails, language: Language): string | null {
  if (reason === undefined) return null;
  const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
  return reasonText({ message: String(reason), code: text(reasonCode), value: text(reasonValue) }, language);
}
