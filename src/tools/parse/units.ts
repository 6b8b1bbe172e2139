import type { LocalText } from '../language.ts';

/** A unit of measure as mathjs reads it (`km`, `mile/hour`), and what a person is shown. */
export interface UnitName {
  readonly unit: string;
  readonly label: LocalText;
}

/** Units that mathjs lacks, in those that it has; the customary Chinese ones by the metric system of 1930. */
export const extraUnits: Readonly<Record<string, string>> = {
  furlong: '220 yard',
  fathom: '6 foot',
  nauticalmile: '1852 meter',
  lightyear: '9460730472580800 meter',
  parsec: '3.0856775814913673e16 meter',
  astronomicalunit: '149597870700 meter',
  knot: '0.5144444444444445 meter/second',
  calorie: '4.184 joule',
  kilocalorie: '4184 joule',
  carat: '0.2 gram',
  imperialpint: '0.56826125 liter',
  imperialgallon: '4.54609 liter',
  // mathjs's own acre is the survey foot's, of which a square mile has not quite 640.
  internationalacre: '4046.8564224 meter^2',
  fortnight: '14 day',
  jin: '500 gram',
  liang: '50 gram',
  qian: '5 gram',
  mu: '666.6666666666666 meter^2',
  chinesemile: '500 meter',
  zhang: '3.3333333333333335 meter',
  chi: '0.3333333333333333 meter',
  cun: '0.03333333333333333 meter',
};

/** Each line: mathjs's unit | English label | Chinese label | further names, singular, in small letters unless case matters. */
const table = `
km | km | 公里 | kilometer, 千米
m | m | 米 | meter, 公尺
dm | dm | 分米 | decimeter
cm | cm | 厘米 | centimeter, 公分
mm | mm | 毫米 | millimeter
um | µm | 微米 | micrometer, micron, μm, um
nm | nm | 纳米 | nanometer
mile | miles | 英里 | mi, 哩
yard | yards | 码 | yd
foot | ft | 英尺 | feet, 呎, ′, '
inch | in | 英寸 | inches, 吋, 寸, ″, "
nauticalmile | nautical miles | 海里 | nmi, 浬
furlong | furlongs | 弗隆 |
fathom | fathoms | 英寻 |
lightyear | light years | 光年 | ly, light-year
parsec | parsecs | 秒差距 | pc
astronomicalunit | au | 天文单位 | astronomical unit, AU
chinesemile | li | 里 | 华里, 市里
zhang | zhang | 丈 |
chi | chi | 尺 | 市尺
cun | cun | 市寸 | 寸
kg | kg | 公斤 | kilogram, kilo, 千克
g | g | 克 | gram, gramme, gm
mg | mg | 毫克 | milligram
ug | µg | 微克 | microgram, μg, mcg, ug
tonne | tonnes | 吨 | metric ton, 公吨
ton | US tons | 短吨 | short ton, us ton
lbm | lb | 磅 | pound, lbs
oz | oz | 盎司 | ounce, 安士
floz | fl oz | 液量盎司 | fluid ounce, floz, fluidounce, ounce, oz, 盎司, 液体盎司, 安士
stone | stone | 英石 | st
carat | carats | 克拉 | ct
jin | jin | 斤 | 市斤, catty, catties
liang | liang | 两 | tael, 市两
qian | qian | 钱 |
liter | L | 升 | l, 公升
dl | dL | 分升 | deciliter, dl
cl | cL | 厘升 | centiliter, cl
ml | mL | 毫升 | milliliter, ml, mil, cc
cup | cups | 杯 | us cup
tablespoon | tbsp | 汤匙 | tablespoon, 大勺, 大匙, 汤勺
teaspoon | tsp | 茶匙 | teaspoon, 小勺, 小匙, 茶勺
pint | pints | 品脱 | pt, us pint
quart | quarts | 夸脱 | qt
gallon | gallons | 加仑 | gal, us gallon
imperialpint | imperial pints | 英制品脱 | uk pint, british pint
imperialgallon | imperial gallons | 英制加仑 | uk gallon, british gallon
hectare | ha | 公顷 | hectare
internationalacre | acres | 英亩 | acre
mu | mu | 亩 | 市亩
m^2 | m² | 平方米 | m2, sqm, 平米, 平方, 平
km^2 | km² | 平方公里 | km2, 平方千米
cm^2 | cm² | 平方厘米 | cm2
foot^2 | sq ft | 平方英尺 | sqft, ft2, ft²
inch^2 | sq in | 平方英寸 | sqin, in2, in²
mile^2 | sq mi | 平方英里 | mi2, mi²
m^3 | m³ | 立方米 | m3, 方
cm^3 | cm³ | 立方厘米 | cm3
foot^3 | cu ft | 立方英尺 | ft3, ft³
degC | °C | 摄氏度 | c, ℃, celsius, celcius, centigrade, degree, degree celsius, degree c, degC, 摄氏, 度
degF | °F | 华氏度 | f, ℉, fahrenheit, farenheit, fahrenheight, degree, degree fahrenheit, degree f, degF, 华氏, 度
K | K | 开尔文 | kelvin, degree kelvin, 开
ms | ms | 毫秒 | millisecond
s | s | 秒 | second, sec, 秒钟
minute | min | 分钟 | minute, 分
hour | h | 小时 | hour, hr, 个小时, 钟头
day | days | 天 | 日
week | weeks | 周 | 星期, 礼拜
fortnight | fortnights | 两周 |
month | months | 个月 | 月
year | years | 年 | yr
decade | decades | 十年 |
century | centuries | 世纪 |
mile/hour | mph | 英里每小时 | 英里/小时, 迈, mi/h
km/hour | km/h | 公里每小时 | kmh, kph, kmph, 公里/小时, 千米每小时
m/s | m/s | 米每秒 | mps, 米/秒
knot | knots | 节 | kn, kt
b | bit | 比特 | bit, b
B | B | 字节 | byte, B
kB | kB | 千字节 | kilobyte, kb, KB
MB | MB | 兆字节 | megabyte, mb, 兆
GB | GB | 吉字节 | gigabyte, gb, 吉
TB | TB | 太字节 | terabyte, tb, 太
PB | PB | 拍字节 | petabyte, pb
KiB | KiB | KiB | kibibyte
MiB | MiB | MiB | mebibyte
GiB | GiB | GiB | gibibyte
TiB | TiB | TiB | tebibyte
kb | kbit | 千比特 | kilobit, Kb
Mb | Mbit | 兆比特 | megabit, Mb
Gb | Gbit | 吉比特 | gigabit, Gb
J | J | 焦耳 | joule, 焦
kJ | kJ | 千焦 | kilojoule, 千焦耳
calorie | cal | 卡路里 | calorie, 卡
kilocalorie | kcal | 千卡 | kilocalorie, 大卡
kWh | kWh | 千瓦时 | kilowatt hour, kilowatt-hour, 度电, 度
W | W | 瓦 | watt, 瓦特
kW | kW | 千瓦 | kilowatt
MW | MW | 兆瓦 | megawatt
hp | hp | 马力 | horsepower
Pa | Pa | 帕 | pascal, 帕斯卡
hPa | hPa | 百帕 | hectopascal
kPa | kPa | 千帕 | kilopascal
bar | bar | 巴 |
atm | atm | 标准大气压 | atmosphere, 大气压
psi | psi | psi | pounds per square inch
mmHg | mmHg | 毫米汞柱 |
N | N | 牛顿 | newton, 牛
deg | ° | 度 | degree, deg, 角度
rad | rad | 弧度 | radian
`;

/** The names that a person may write, each with what it can mean, the likeliest first. */
const names = new Map<string, UnitName[]>();
for (const line of table.trim().split('\n')) {
  const [unit = '', en = '', zh = '', more = ''] = line.split('|').map(part => part.trim());
  const meaning = { unit, label: { en, zh } };
  for (const name of new Set([
    unit,
    en,
    en.replace(/(?<=\w{3})s$/, ''),
    zh,
    ...more
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  ])) {
    names.set(name, [...(names.get(name) ?? []), meaning]);
  }
}

const powers = [
  { pattern: /^(?:square|sq\.?)\s*(.+)$/i, exponent: 2, en: '²', zh: '平方' },
  { pattern: /^平方(.+)$/, exponent: 2, en: '²', zh: '平方' },
  { pattern: /^(?:cubic|cu\.?)\s*(.+)$/i, exponent: 3, en: '³', zh: '立方' },
  { pattern: /^立方(.+)$/, exponent: 3, en: '³', zh: '立方' },
];

/** The spellings to look up, the closest to what was written first: American, in small letters, singular. */
function spellings(name: string): readonly string[] {
  const american = name.replace(/(met|lit)re/gi, '$1er');
  const small = american.toLowerCase();
  return [name, american, small, small.replace(/\bdegrees\b/, 'degree'), small.replace(/\.$/, '')].flatMap(one => [
    one,
    one.replace(/s$/, ''),
    one.replace(/es$/, ''),
  ]);
}

function lookUp(name: string): readonly UnitName[] {
  return (
    spellings(name)
      .map(spelling => names.get(spelling))
      .find(found => found !== undefined) ?? []
  );
}

/**
 * What a unit's name can mean, the likeliest first: "miles", "kilometres per hour", "sq ft", "公斤", "英里每小时". An ounce is
 * of mass or of volume: the other side of a conversion tells. Empty for a name that is not known.
 */
export function parseUnit(text: string): readonly UnitName[] {
  const name = text.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(/^°\s*/, '');
  const found = lookUp(text.trim());
  if (found.length > 0) return found;
  const normalized = lookUp(name);
  if (normalized.length > 0) return normalized;

  const [over, under, more] = name.split(/\s*(?:\bper\b|\/|每)\s*/);
  if (over && under && more === undefined) {
    return parseUnit(over).flatMap(a =>
      parseUnit(under)
        .filter(({ unit }) => !unit.includes('/'))
        .map(b => ({
          unit: `${a.unit}/${b.unit}`,
          label: { en: `${a.label.en}/${b.label.en}`, zh: `${a.label.zh}每${b.label.zh}` },
        })),
    );
  }
  for (const { pattern, exponent, en, zh } of powers) {
    const base = name.match(pattern)?.[1];
    if (base) {
      return parseUnit(base)
        .filter(({ unit }) => /^\w+$/.test(unit))
        .map(({ unit, label }) => ({
          unit: `${unit}^${exponent}`,
          label: { en: `${label.en}${en}`, zh: `${zh}${label.zh}` },
        }));
    }
  }
  return [];
}
