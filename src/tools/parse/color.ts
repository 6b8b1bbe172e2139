import 'culori/css';
import { type Color, clampChroma, converter, interpolate, parse } from 'culori/fn';
import { AppError } from '../../errors.ts';
import { chineseColors, englishColors } from './color-names.ts';

interface Change {
  /** How far the lightness goes to white (1) or to black (-1). */
  readonly lightness: number;
  /** What the chroma is multiplied by. */
  readonly chroma: number;
}

const light: Change = { lightness: 0.45, chroma: 0.7 };
const pale: Change = { lightness: 0.6, chroma: 0.5 };
const bright: Change = { lightness: 0.1, chroma: 1.4 };
const dark: Change = { lightness: -0.35, chroma: 0.85 };
const muted: Change = { lightness: 0, chroma: 0.5 };

/** Words before a colour's name that change it. */
const modifiers: Readonly<Record<string, Change>> = {
  'light ': light,
  'lighter ': light,
  'pale ': pale,
  'pastel ': pale,
  'soft ': pale,
  'bright ': bright,
  'vivid ': bright,
  'neon ': bright,
  'electric ': bright,
  'dark ': dark,
  'darker ': dark,
  'deep ': dark,
  'muted ': muted,
  'dusty ': muted,
  'dull ': muted,
  浅: light,
  淡: pale,
  嫩: light,
  亮: bright,
  鲜: bright,
  荧光: bright,
  深: dark,
  暗: dark,
  脏: muted,
  莫兰迪: muted,
};

/** The words that say of a colour only what hue it has. */
const hueWords = new Set(
  'red orange yellow green blue purple violet pink brown grey white black 红 橙 橘 黄 绿 青 蓝 紫 粉 棕 褐 灰 白 黑'.split(
    ' ',
  ),
);

/** "Bluish green" is green with a third of blue. */
const hueAdjectives = new Map(
  Object.entries({
    reddish: 'red',
    orangish: 'orange',
    yellowish: 'yellow',
    greenish: 'green',
    bluish: 'blue',
    purplish: 'purple',
    pinkish: 'pink',
    brownish: 'brown',
    greyish: 'grey',
  }),
);

/** The Traditional letters of the names, to their Simplified ones. */
const simplified = new Map(
  '紅红 黃黄 綠绿 藍蓝 銀银 淺浅 鮮鲜 棗枣 銅铜 寶宝 鴨鸭 髒脏 櫻樱 檸柠 軍军 蘋苹 檳槟 磚砖 鐵铁 鏽锈 羅罗 蘭兰 鵝鹅 薑姜 駝驼 膚肤 霧雾 級级 馬马 愛爱 熒荧 螢荧'
    .split(' ')
    .map(pair => [pair.charAt(0), pair.charAt(1)]),
);

/** Lower case, half width, single spaces, "grey", Simplified Chinese, and without a word for "colour". */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}/gu, letter => simplified.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .replace(/\bvery /g, '')
    .replace(/[.!?。;]+$/, '')
    .trim()
    .replaceAll('gray', 'grey')
    .replace(/ colou?r(ed)?$|(?<=.)(颜色|色)$/, '')
    .trim();
}

const names = new Map(Object.entries({ ...englishColors, ...chineseColors }));

const toOklch = converter('oklch');

function changed(color: Color, { lightness, chroma }: Change): Color {
  const { l, c, h } = toOklch(color);
  const toward = lightness > 0 ? 1 : 0;
  const change = { mode: 'oklch', l: l + (toward - l) * Math.abs(lightness), c: c * chroma } as const;
  return clampChroma(h === undefined ? change : { ...change, h }, 'oklch');
}

/** Numbers that CSS would want differently written: "ff8800", "0xff8800", "255, 99, 71", "rgb 255 99 71". */
function loose(text: string): Color | undefined {
  const [, hex] = text.match(/^(?:0x)?((?:[0-9a-f]{3,4}){1,2})$/) ?? [];
  if (hex && hex.length !== 7) return parse(`#${hex}`);
  const [, space = 'rgb', a, b, c] =
    text.match(/^(?:(rgb|hsl)\s*)?\(?\s*([\d.]+)°?[\s,]+([\d.]+)%?[\s,]+([\d.]+)%?\s*\)?$/) ?? [];
  if (!a) return undefined;
  return parse(space === 'hsl' ? `hsl(${a} ${b}% ${c}%)` : `rgb(${a}, ${b}, ${c})`);
}

/** What CSS calls a colour, the words apart or not: "dark olive green". */
const cssNamed = (name: string) => (/^[a-z -]+$/.test(name) ? parse(name.replace(/[ -]/g, '')) : undefined);

function named(name: string): Color | undefined {
  const hex = names.get(name);
  return hex ? parse(hex) : cssNamed(name);
}

/** A name as it stands, then one with a word that changes it, then one with a word for its hue: "dark teal", "olive green", "blue green". */
function described(name: string): Color | undefined {
  const known = named(name);
  if (known) return known;

  for (const [word, change] of Object.entries(modifiers)) {
    const rest = name.startsWith(word) ? described(name.slice(word.length)) : undefined;
    if (rest) return changed(rest, change);
  }

  const [, first = '', hue = ''] =
    name.match(/^([a-z ]+)[ -]([a-z]+)$/) ?? name.match(/^(\p{Script=Han}+?)色?(\p{Script=Han})$/u) ?? [];
  const after = hueWords.has(hue) ? named(hue) : undefined;
  const adjective = hueAdjectives.get(first);
  const before = after && described(adjective ?? first);
  if (!before) return undefined;
  if (!adjective && !hueWords.has(first)) return before;
  return clampChroma(interpolate([before, after], 'oklab')(adjective ? 2 / 3 : 1 / 2), 'oklch');
}

/**
 * The colour that a person means: any of CSS's notations (in their loose forms too: "ff8800", "255, 99, 71"), CSS's names,
 * the names of paints and of Chinese colours, and those with "light", "dark", "深" and the like before or with a hue after. Throws
 * `TOOL_COLOR_UNKNOWN`.
 */
export function parseColor(text: string): Color {
  const name = fold(text);
  const color = described(name.replaceAll('-', ' ')) ?? parse(name) ?? loose(name);
  if (!color) throw new AppError('TOOL_COLOR_UNKNOWN', { color: text });
  return color;
}
