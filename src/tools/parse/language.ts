import ISO6391 from 'iso-639-1';
import { AppError } from '../../errors.ts';

/** Languages without a two-letter code that people ask for by name. */
const otherLanguages =
  'akk ang arc ast bar bho ceb chr ckb cop egy fil fur gag got grc gsw hak haw hmn hsb jbo kab kmr kok lij mai mni nan nap nds non pap pcm rom sat scn sco smn sux syr tet tlh tok vec wuu yue zgh'.split(
    ' ',
  );

/** Variants that CLDR names otherwise than as a language and a region in brackets: "Brazilian Portuguese". */
const variants =
  'ar-001 de-AT de-CH en-AU en-CA en-GB en-US es-419 es-ES es-MX fa-AF fr-CA fr-CH nl-BE pt-BR pt-PT ro-MD sw-CD zh-Hans zh-Hant'.split(
    ' ',
  );

/** Names that neither CLDR nor ISO 639 gives. */
const nicknames: Readonly<Record<string, string>> = {
  zh: 'mandarin|mandarin chinese|putonghua|standard chinese|普通话|普通話|国语|國語|汉语|漢語|华语|華語|国文|华文',
  'zh-Hans': 'chinese simplified|简体|简中|简体字|簡體|簡中',
  'zh-Hant': 'chinese traditional|繁体|繁中|繁体字|繁體|正體中文|正体中文',
  yue: '广东话|廣東話|白话|粤文|粵文',
  nan: 'hokkien|taiwanese|min nan|闽南语|闽南话|台语|台語|臺語',
  wuu: 'shanghainese|上海话|上海話|吴语',
  en: '英国话',
  ja: '日本语|日本語',
  ko: '朝鲜语|朝鲜文|韩文|韩国语|韓國語|韓語',
  fa: 'farsi|波斯文',
  fil: 'tagalog|pilipino|他加禄语|菲律宾文',
  es: 'castellano|castilian|西语|西文|西班牙文',
  pt: '葡语|葡文|葡萄牙文',
  it: '意语|意文|意大利文|義大利文',
  ar: '阿语|阿拉伯文',
  id: 'bahasa|bahasa indonesia|印尼语|印尼文|印度尼西亚文|印尼話',
  ms: 'bahasa malaysia|bahasa melayu|malaysian|马来文|大马语',
  hi: '印度语|印度文|北印度语',
  el: '希腊文',
  my: 'myanmar|缅文',
  nl: '荷兰文',
  ga: 'irish gaelic',
  gd: 'gaelic|scots gaelic',
  si: 'sinhalese',
  ku: 'kurmanji',
  vi: '越文|越南文|越南话',
  th: '泰文|泰国话',
  'en-US': 'us english|american|美语|美式英语|美式英文|美国英文|美国英语',
  'en-GB': 'uk english|british|英式英文|英式英语|英国英语',
  'en-IN': 'indian english|hinglish',
  'en-IE': 'irish english',
  'en-ZA': 'south african english',
  'en-NZ': 'new zealand english|kiwi english',
  'es-AR': 'argentine spanish|argentinian spanish',
  'es-CO': 'colombian spanish',
  'es-419': 'latin american spanish|latin spanish',
  'es-ES': 'castilian spanish|spain spanish',
  'fr-CA': 'quebec french|quebecois',
  'fr-BE': 'belgian french',
  'de-AT': 'austrian',
  'pt-BR': 'brazilian',
  'ar-EG': 'egyptian arabic|egyptian',
  'ar-MA': 'moroccan arabic|darija',
};

/** Short names of regions that CLDR spells out. */
const regionNicknames: Readonly<Record<string, string>> = {
  us: 'US',
  usa: 'US',
  america: 'US',
  uk: 'GB',
  britain: 'GB',
  england: 'GB',
  香港: 'HK',
  台湾: 'TW',
  台灣: 'TW',
  澳门: 'MO',
  大陆: 'CN',
};

/** Lower case, without accents, in half-width characters, with single spaces. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,!?。，！？]+$/, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/(?<=.)( language|语言)$/, '');
}

const locales = ['en', 'zh-Hans', 'zh-Hant'];

/** CLDR's names in each locale; undefined for what it does not name. */
function displayNames(type: 'language' | 'region'): readonly Intl.DisplayNames[] {
  return locales.map(locale => new Intl.DisplayNames(locale, { type, fallback: 'none' }));
}

interface Languages {
  /** Tags by folded name. */
  readonly names: ReadonlyMap<string, string>;
  /** ISO 3166 codes by folded name in English and Chinese. */
  readonly regions: ReadonlyMap<string, string>;
}

let languages: Languages | undefined;

function readLanguages(): Languages {
  const names = new Map<string, string>();
  const [languageNames, regionNames] = [displayNames('language'), displayNames('region')];
  const codes = ISO6391.getAllCodes();
  /** A name stays with the first tag that takes it. */
  const add = (name: string, tag: string) => {
    const key = fold(name);
    if (key !== '' && !names.has(key)) names.set(key, tag);
  };
  for (const [tag, words] of Object.entries(nicknames)) {
    for (const word of words.split('|')) add(word, tag);
  }
  for (const tag of [...variants, ...otherLanguages, ...codes]) {
    for (const localNames of languageNames) add(localNames.of(tag) ?? '', tag);
  }
  for (const tag of codes) {
    add(ISO6391.getName(tag), tag);
    for (const autonym of ISO6391.getNativeName(tag).split(/[,/;(（)）]/)) add(autonym, tag);
  }

  const regions = new Map(Object.entries(regionNicknames));
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  for (const code of letters.flatMap(first => letters.map(second => first + second))) {
    for (const localNames of regionNames) {
      const name = localNames.of(code);
      if (name) regions.set(fold(name), code);
    }
  }
  return { names, regions };
}

/** A BCP 47 tag in its canonical spelling, where its language is one that has a name. */
function canonicalTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'));
    if (!tag) return undefined;
    const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return named.of(new Intl.Locale(tag).language) ? tag : undefined;
  } catch {
    // Not shaped like a tag.
    return undefined;
  }
}

/** A language with its region: "Spanish (Mexico)", "Canada English", "墨西哥西班牙语". */
function withRegion(name: string, { names, regions }: Languages): string | undefined {
  const tagged = (language: string, region: string) => {
    const tag = names.get(language.trim());
    const code = regions.get(region.trim()) ?? (/^[a-z]{2}$/.test(region) ? region.toUpperCase() : undefined);
    return tag && code && !tag.includes('-') ? `${tag}-${code}` : undefined;
  };
  const [, language, region] = name.match(/^(.+?)\s*\((.+)\)$/) ?? [];
  if (language && region)
    return names.get(`${region} ${language}`) ?? names.get(region + language) ?? tagged(language, region);
  for (let end = 1; end < name.length; end++) {
    const tag = tagged(name.slice(end), name.slice(0, end));
    if (tag) return tag;
  }
  return undefined;
}

/**
 * The BCP 47 tag of a language as people name it: a tag, its name in English, in Chinese or in itself (CLDR's and ISO 639's), with a
 * region where one is said: "Brazilian Portuguese", "Spanish (Mexico)", "美式英语". A script or region that was not said is not
 * added: "Chinese" is `zh`. Throws `TOOL_LANGUAGE_UNKNOWN`.
 */
export function parseLanguage(text: string): string {
  languages ??= readLanguages();
  const name = fold(text);
  const tag = languages.names.get(name) ?? canonicalTag(text) ?? withRegion(name, languages);
  if (!tag) throw new AppError('TOOL_LANGUAGE_UNKNOWN', { language: text });
  return tag;
}
