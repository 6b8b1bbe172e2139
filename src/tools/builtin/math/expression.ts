/** What people write, in mathjs's syntax, in this order. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:what is|what's|calculate|compute|计算|算一?下)\s*/i, ''],
  [/\s*=\s*\??\s*$|\s*\?\s*$/, ''],
  [/[×✕⋅·∙]/g, '*'],
  [/÷/g, '/'],
  [/π/g, 'pi'],
  [/(?:的|\s)*平方根$/, ' square root'],
  [/^(.+?)\s*square root$/, 'sqrt($1)'],
  [/(\d+(?:\.\d+)?)\s*[%％]\s*of\s+(.+)$/i, '$1% * ($2)'],
  [/(\d+(?:\.\d+)?)\s*的\s*(\d+(?:\.\d+)?)\s*[%％]/g, '$1 * $2%'],
  [/(\d+(?:\.\d+)?)\s*的\s*百分之\s*(\d+(?:\.\d+)?)/g, '$1 * $2%'],
  [/百分之\s*(\d+(?:\.\d+)?)/g, '$1%'],
  [/的?平方/g, '^2'],
  [/的?立方/g, '^3'],
  [/除以/g, '/'],
  [/乘以|乘/g, '*'],
  [/加上?/g, '+'],
  [/减去?/g, '-'],
  [/\bdivided by\b|\bover\b/gi, '/'],
  [/\b(?:multiplied by|times)\b/gi, '*'],
  [/\bplus\b/gi, '+'],
  [/\bminus\b/gi, '-'],
  [/\bsquared\b/gi, '^2'],
  [/\bcubed\b/gi, '^3'],
  [/\bto the power of\b|\*\*/gi, '^'],
  [/(?:the )?square root of\s*(\d+(?:\.\d+)?)/gi, 'sqrt($1)'],
  [/√\s*(\d+(?:\.\d+)?)/g, 'sqrt($1)'],
  [/√\s*\(/g, 'sqrt('],
  [/(\d)\s*[x✖]\s*(?=[\d(.])/gi, '$1 * '],
  [/°/g, ' deg'],
  [/[$€£¥]\s*(?=\d)/g, ''],
];

/** An expression as mathjs reads it: full-width digits and signs, words and signs of arithmetic, percentages, thousands. */
export function toExpression(text: string): string {
  // Compatibility forms would turn a raised 2 into a plain one.
  const raised = text.replaceAll('²', '^2').replaceAll('³', '^3');
  const plain = raised.normalize('NFKC').replace(/[−–—]/g, '-').replaceAll('⁄', '/').replaceAll('、', ',');
  const rewritten = rewrites.reduce((line, [pattern, by]) => line.replace(pattern, by), plain).trim();
  // Inside a call, a comma parts its arguments.
  return /[a-z]\w*\(/i.test(rewritten) ? rewritten : rewritten.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

const digitsOfPowers: Readonly<Record<string, string>> = { 二: '2', 三: '3', 四: '4', 五: '5', 六: '6' };
const named: Readonly<Record<string, string>> = {
  sine: 'sin',
  cosine: 'cos',
  tangent: 'tan',
  正弦: 'sin',
  余弦: 'cos',
  正切: 'tan',
};
const functionNames = 'sin|cos|tan|sinh|cosh|tanh|asin|acos|atan|sqrt|cbrt|abs|exp|log|ln|floor|ceil|round|sign';

/** How people write functions, in the syntax that `toExpression` reads, in this order. */
const functionRewrites: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:please\s+)?(?:plot|graph|draw|画(?:出|一?下)?|绘制)\s*/i, ''],
  [/(?:的(?:函数)?)?(?:图像|图象|曲线|图)$/, ''],
  [/^\s*(?:the\s+)?(?:function|函数)\s*/i, ''],
  [/^\s*(?:y|[fgh]\s*\(\s*[a-zθ]\s*\))\s*=\s*/i, ''],
  [/\b(?:the )?absolute value of\s+([a-z]|\d+)\b/gi, 'abs($1)'],
  [/\|([^|]+)\|/g, 'abs($1)'],
  [/([a-zθ]|\([^()]*\))\s*的?绝对值/gi, 'abs($1)'],
  [/([a-zθ])\s*的?平方根/gi, 'sqrt($1)'],
  [/(?:根号|√|\b(?:the )?square root of)\s*([a-zθ](?![a-z])|\([^()]*\))/gi, 'sqrt($1)'],
  [/([a-zθ\d)])\s*的\s*([a-zθ\d]+)\s*次(?:方|幂)/gi, '$1^$2'],
  [new RegExp(`\\b(${functionNames})\\s*\\^\\s*(\\d+)\\s*\\(([^()]*)\\)`, 'gi'), '($1($3))^$2'],
  [new RegExp(`\\b(${functionNames})\\s+(\\d*\\.?\\d*\\s*[a-zθ]|\\d+)(?![\\w(])`, 'gi'), '$1($2)'],
  // A product, neither a call nor a name.
  [/(?<![a-z])([a-zθ])\s*\(/gi, '$1*('],
  [new RegExp(`(?<![a-z])([xtθ])(?=(?:${functionNames})\\()`, 'gi'), '$1*'],
];

/**
 * A function as mathjs reads it, and its variable: "y = x²", "f(t) = 2 sin t", "x的平方", "sine". The variable is x, or the only
 * other letter.
 */
export function toFunction(text: string): { readonly expression: string; readonly variable: string } {
  // Compatibility forms would turn a raised 2 into a plain one.
  const plain = text
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .normalize('NFKC')
    .replace(/[?.。]\s*$/, '')
    .trim();
  const rewritten = functionRewrites
    .reduce((line, [pattern, by]) => line.replace(pattern, by), plain)
    .replace(/([a-zθ\d)])\s*的?\s*([二三四五六])次(?:方|幂)/gi, (_, base, power) => `${base}^${digitsOfPowers[power]}`)
    .replace(/^(?:a )?(sine|cosine|tangent|正弦|余弦|正切)(?: ?(?:wave|curve|函数|曲线|波))?$/i, (_, name) => {
      return `${named[name.toLowerCase()]}(x)`;
    })
    .replace(/(?<![a-z])[A-Z](?![a-z])/g, letter => letter.toLowerCase());
  const letters = new Set(rewritten.match(/(?<![a-z])[a-zθ](?![a-z])/gi)?.filter(letter => letter !== 'e'));
  const [only = 'x'] = letters.size === 1 ? letters : [];
  return { expression: toExpression(rewritten), variable: letters.has('x') ? 'x' : only };
}
