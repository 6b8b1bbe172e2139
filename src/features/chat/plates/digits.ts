/** Decimal text of any length with its thousands grouped, as English and Chinese write them; any other text as it is. */
export function grouped(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', rest = ''] = match;
  return `${sign.replace('-', '−')}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`;
}
