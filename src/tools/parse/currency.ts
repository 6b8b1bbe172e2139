import { AppError } from '../../errors.ts';

/** Names that CLDR does not give, and words of several currencies where nearly everybody means one of them. */
const nicknames: Readonly<Record<string, string>> = {
  CNY: 'rmb renminbi kuai 元 块 块钱 人民幣 软妹币 华币 中国元 cn¥',
  USD: 'dollar dollars buck bucks greenback greenbacks $ usd$ us$ american_dollar american_dollars united_states_dollars 刀 美刀 美金 美圆',
  EUR: 'euro euros € 欧 歐',
  GBP: 'pound pounds sterling quid £ pound_sterling pounds_sterling english_pound english_pounds uk_pound uk_pounds 镑 英磅',
  JPY: 'yen ¥ jp¥ 日币 日幣 日圓 円',
  HKD: 'hk_dollar hk_dollars 港币 港纸 港紙',
  TWD: 'ntd nt$ nt_dollar nt_dollars taiwan_dollar taiwan_dollars 台币 新台币 新臺幣 台幣 臺幣',
  MOP: '澳门币 葡币',
  KRW: 'won ₩ korean_won 韩币 韓幣',
  CHF: 'franc francs fr. 瑞郎',
  AUD: 'aussie_dollar aussie_dollars 澳元 澳币 澳幣 澳洲元',
  CAD: 'loonie loonies 加元 加币 加幣',
  NZD: 'kiwi_dollar kiwi_dollars 新西兰币 纽币 纽元 紐幣',
  SGD: 'sing_dollar sing_dollars 新币 坡币 新幣',
  INR: 'rupee rupees ₹ 卢比 盧比',
  RUB: 'rouble roubles ruble rubles russian_rouble russian_roubles ₽ 卢布 盧布',
  MXN: 'peso pesos 比索 披索',
  BRL: 'real reais brazilian_reais 雷亚尔 巴西币',
  TRY: 'lira liras turkish_lira 里拉',
  ZAR: 'rand rands 兰特 南非币',
  THB: '泰币 泰幣 泰铢币',
  MYR: '马币 令吉 林吉特 馬幣',
  IDR: '印尼盾 印尼币 印尼卢比',
  VND: '越盾 越南币',
  PHP: 'philippine_peso philippine_pesos 菲币',
  PLN: 'zloty zlotys zlote 兹罗提',
  CZK: 'koruna korunas koruny czech_crown czech_crowns',
  SEK: 'kronor swedish_crown swedish_crowns swedish_krone swedish_kroner',
  NOK: 'norwegian_crown norwegian_crowns norwegian_krona norwegian_kronor',
  DKK: 'danish_crown danish_crowns danish_krona danish_kronor',
  ISK: 'icelandic_crown icelandic_crowns icelandic_kronur',
  HUF: '福林',
  RON: 'leu lei romanian_leu romanian_lei',
  ILS: 'shekel shekels israeli_shekel israeli_shekels nis',
  AED: 'dirham dirhams emirati_dirham emirati_dirhams',
  SAR: 'riyal riyals saudi_riyal saudi_riyals',
  UAH: 'hryvnia hryvnias',
};

/** Lower case, without accents, in half-width characters, with single spaces. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,!?。，！？'’]+$/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

interface Currencies {
  readonly codes: ReadonlySet<string>;
  /** Codes by folded name or symbol; several where currencies share it: "kr". */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

let currencies: Currencies | undefined;

function readCurrencies(): Currencies {
  const codes = new Set(Intl.supportedValuesOf('currency'));
  const names = new Map<string, Set<string>>();
  const displayNames = ['en', 'zh-Hans', 'zh-Hant', 'zh-Hant-HK'].map(
    locale => new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' }),
  );
  /** The English name as an amount takes it, or the symbol: "1 US dollar", "US$1". */
  const written = (code: string, currencyDisplay: 'name' | 'symbol' | 'narrowSymbol', amount: number) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay, maximumFractionDigits: 0 })
      .formatToParts(amount)
      .find(({ type }) => type === 'currency')?.value ?? code;

  for (const code of codes) {
    const english = [written(code, 'name', 1), written(code, 'name', 2)];
    // "Sierra Leonean leone (1964–2022)", whose other names are now another currency's.
    const isRetired = english.some(name => /\(\d{4}/.test(name));
    const symbols = [written(code, 'symbol', 1), written(code, 'narrowSymbol', 1)];
    const local = displayNames.flatMap(names => names.of(code) ?? []);
    for (const name of [...english, ...(isRetired ? [] : [...symbols, ...local])].map(fold)) {
      names.set(name, (names.get(name) ?? new Set()).add(code));
    }
  }
  for (const [code, words] of Object.entries(nicknames)) {
    for (const word of words.split(' ')) names.set(fold(word), new Set([code]));
  }
  return { codes, names };
}

/** The codes of all currencies whose name ends in a word: "dinars", "克朗". */
function codesEnding(word: string, names: Currencies['names']): ReadonlySet<string> {
  const ending = /^\p{Script=Han}{2,}$/u.test(word) ? word : ` ${word}`;
  return new Set([...names].flatMap(([name, codes]) => (name.endsWith(ending) ? [...codes] : [])));
}

/**
 * The ISO 4217 code of a currency as people name it: a code in any case, a symbol, its name in English (one or many) or Chinese
 * from CLDR, or a nickname such as "bucks" or "马币". A word for several currencies is the one that nearly everybody means by it,
 * where there is one ("dollars"). Throws `TOOL_CURRENCY_AMBIGUOUS` with the codes where there is none ("dinars"), and
 * `TOOL_CURRENCY_UNKNOWN` for what names no currency.
 */
export function parseCurrency(text: string): string {
  currencies ??= readCurrencies();
  const { codes, names } = currencies;
  // Half-width it is the yen's sign; this one is on Chinese keyboards.
  if (text.trim() === '￥') return 'CNY';
  const name = fold(text);
  if (codes.has(name.toUpperCase())) return name.toUpperCase();
  const [code, ...others] = names.get(name) ?? codesEnding(name, names);
  if (!code) throw new AppError('TOOL_CURRENCY_UNKNOWN', { currency: text });
  if (others.length > 0) {
    throw new AppError('TOOL_CURRENCY_AMBIGUOUS', { currency: text, choices: [code, ...others].join(', ') });
  }
  return code;
}
