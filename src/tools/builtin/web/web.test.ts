import { readdirSync, readFileSync } from 'node:fs';
import { DOMParser } from 'linkedom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { toErrorRecord } from '@/errors';
import { createFormat } from '@/platform/format';
import { networkErrors } from '@/platform/i18n/errors/network';
import type { ToolContext } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { runWebTool } from '../../fixtures/web/run.ts';
import { type Fault, startWebServer, type WebServer } from '../../fixtures/web/server.ts';
import type { Language } from '../../language.ts';
import type { Arguments, JsonValue, Tool } from '../../tool.ts';
import { convertCurrency } from './convert-currency.ts';
import { fetchPage } from './fetch-page.ts';
import { getWeather } from './get-weather.ts';
import { openUrl } from './open-url.ts';
import { searchWikipedia } from './search-wikipedia.ts';

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer();
});
afterAll(() => server.close());
beforeEach(() => vi.stubGlobal('DOMParser', DOMParser));
afterEach(() => {
  server.fault = null;
  vi.unstubAllGlobals();
});

const run = <T = JsonValue>(tool: Tool, args: Arguments, parts: Partial<ToolContext> = {}) =>
  runWebTool(tool, args, server, parts) as Promise<T>;
const failure = (work: Promise<unknown>) => work.then(value => ({ value })).catch(thrown => toErrorRecord(thrown));
const sentenceOf = (tool: Tool, result: JsonValue, language: Language) => tool.describe(result, createFormat(language));

/** The addresses that were asked for during some work. */
async function asked(work: () => Promise<unknown>): Promise<readonly URL[]> {
  const before = server.requests.length;
  await work();
  return server.requests.slice(before).map(address => new URL(address));
}

const readers = [getWeather, searchWikipedia, convertCurrency, fetchPage];

describe.each([...readers, openUrl].map(tool => [tool.name, tool] as const))('%s', (name, tool) => {
  test('has the signature that the model was trained on', () => {
    expect(formatParameters(signatureOf(name, tool.parameters).parameters)).toBe(knows[name]);
  });

  test('asks first, and uses the network', () => {
    expect(tool).toMatchObject({ category: 'web', effects: 'network', permission: 'ask' });
  });
});

describe.each(readers.map(tool => [tool.name, tool] as const))('%s', (_, tool) => {
  test.each<Language>(['en', 'zh'])('runs its examples in %s and says each result', async language => {
    for (const { arguments: args } of tool.examples) {
      const result = await run(tool, args, { language });
      expect(sentenceOf(tool, result, language)).toMatch(language === 'en' ? /[\w.]$/ : /。$/);
    }
  });

  const [example] = tool.examples;
  const args = example?.arguments ?? {};

  test.each<[Fault, string]>([
    ['unreachable', tool === fetchPage ? 'WEB_PAGE_FORBIDDEN' : 'NETWORK_CORS'],
    ['interrupted', 'NETWORK_INTERRUPTED'],
    ['limited', 'NETWORK_RATE_LIMITED'],
    ['limited-until', 'NETWORK_RETRY_AFTER'],
    ['broken', 'NETWORK_STATUS'],
    ['huge', 'NETWORK_TOO_LARGE'],
  ])('says what failed: %s', async (fault, code) => {
    server.fault = fault;
    expect(await failure(run(tool, args))).toMatchObject({ code, details: { host: expect.stringMatching(/\./) } });
  });

  test('says that the device is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    server.fault = 'unreachable';
    expect(await failure(run(tool, args))).toMatchObject({ code: 'NETWORK_OFFLINE' });
  });

  test('names a host that does not answer, and ends at once when it is stopped', async () => {
    server.fault = 'silent';
    for (const [name, expected] of [
      ['TimeoutError', { code: 'NETWORK_TIMEOUT' }],
      ['AbortError', { code: 'UNEXPECTED', details: { message: 'enough' } }],
    ] as const) {
      const controller = new AbortController();
      const arrived = server.nextRequest();
      const failed = failure(run(tool, args, { signal: controller.signal }));
      await arrived;
      controller.abort(new DOMException('enough', name));
      expect(await failed).toMatchObject(expected);
    }
  });
});

describe.each([getWeather, searchWikipedia, convertCurrency].map(tool => [tool.name, tool] as const))(
  '%s',
  (_, tool) => {
    test.each<Fault>(['malformed', 'foreign'])('uses nothing of an answer that is %s', async fault => {
      server.fault = fault;
      const [example] = tool.examples;
      expect(await failure(run(tool, example?.arguments ?? {}))).toMatchObject({ code: 'NETWORK_MALFORMED' });
    });
  },
);

describe('get_weather', () => {
  interface Weather {
    city: string;
    area?: string;
    unit: string;
    windUnit: string;
    timeZone: string;
    current: { temperature: number };
    days: object[];
  }

  test('says the weather now and of five days', async () => {
    const weather = await run<JsonValue>(getWeather, { city: 'berlin' });
    expect(weather).toEqual({
      city: 'Berlin',
      area: 'State of Berlin, Germany',
      latitude: 52.52437,
      longitude: 13.41053,
      timeZone: 'Europe/Berlin',
      unit: 'celsius',
      windUnit: 'km/h',
      current: {
        time: '2026-11-24T11:15',
        temperature: 8.4,
        feelsLike: 5.1,
        humidity: 81,
        windSpeed: 14.4,
        code: 61,
        day: true,
      },
      days: [
        { date: '2026-11-24', code: 61, max: 9.1, min: 4.1, rainChance: 80 },
        { date: '2026-11-25', code: 3, max: 10.2, min: 3.2, rainChance: 20 },
        { date: '2026-11-26', code: 0, max: 11.3, min: 2.3, rainChance: 0 },
        { date: '2026-11-27', code: 71, max: 1.4, min: -3.4, rainChance: 65 },
        { date: '2026-11-28', code: 95, max: 12.5, min: 5.5, rainChance: null },
      ],
    });
    expect(sentenceOf(getWeather, weather, 'en')).toBe(
      'Berlin (State of Berlin, Germany): light rain, 8 °C, today 4 °C to 9 °C.',
    );
  });

  test('names the city in the language of the page', async () => {
    const weather = await run(getWeather, { city: '东京' }, { language: 'zh' });
    expect(sentenceOf(getWeather, weather, 'zh')).toBe('东京（东京都, 日本）：小雨，8 °C，今天 4 °C 到 9 °C。');
  });

  test.each([
    ['Portland', 'Oregon, United States'],
    ['Portland, Maine', 'Maine, United States'],
    ['Portland，缅因', '缅因, 美国'],
    ['London', 'England, United Kingdom'],
    ['London, UK', 'England, United Kingdom'],
    ['london, canada', 'Ontario, Canada'],
    ['New York, USA', 'United States'],
    ['reykjavik', 'Capital Region, Iceland'],
    ['北京市', '北京市, 中国'],
  ])('finds %s in %s', async (city, area) => {
    const language = /\p{Script=Han}/u.test(area) ? 'zh' : 'en';
    expect(await run(getWeather, { city }, { language })).toMatchObject({ area });
  });

  test.each([
    ['Europe/Berlin', {}, 'celsius', 'km/h', 8.4],
    ['America/Chicago', {}, 'fahrenheit', 'mph', 47],
    ['America/Indiana/Knox', {}, 'fahrenheit', 'mph', 47],
    ['America/Toronto', {}, 'celsius', 'km/h', 8.4],
    ['America/Chicago', { unit: 'celsius' }, 'celsius', 'km/h', 8.4],
    ['Asia/Shanghai', { unit: 'fahrenheit' }, 'fahrenheit', 'mph', 47],
  ])('in %s with %j it is in %s', async (timeZone, args, unit, windUnit, temperature) => {
    const weather = await run<Weather>(getWeather, { city: 'Berlin', ...args }, { timeZone });
    expect(weather).toMatchObject({ unit, windUnit, current: { temperature } });
  });

  test.each<[string, Language, string, number]>([
    ['Atlantis', 'en', '“Atlantis”', 1],
    ['Portland, Texas', 'en', '“Portland, Texas”', 1],
    ['亚特兰蒂斯市', 'en', '“亚特兰蒂斯市” / “亚特兰蒂斯”', 3],
    ['Atlantis', 'zh', '“Atlantis”', 2],
  ])('says what it tried for %s in %s', async (city, language, tried, requests) => {
    const sent = await asked(async () => {
      const details = { tried };
      expect(await failure(run(getWeather, { city }, { language }))).toEqual({ code: 'WEB_CITY_UNKNOWN', details });
    });
    expect(sent).toHaveLength(requests);
  });

  test('leaves out what is not forecast', () => {
    const current = { time: '', temperature: -0.4, feelsLike: 0, humidity: 0, windSpeed: 0, code: 1000, day: false };
    const weather = {
      city: 'X',
      latitude: 0,
      longitude: 0,
      timeZone: 'GMT',
      unit: 'celsius',
      windUnit: 'km/h',
      current,
      days: [],
    };
    expect(sentenceOf(getWeather, weather, 'en')).toBe('X: unknown weather, 0 °C.');
    expect(sentenceOf(getWeather, weather, 'zh')).toBe('X：天气未知，0 °C。');
  });
});

describe('search_wikipedia', () => {
  test('gives the articles with plain text', async () => {
    const found = await run(searchWikipedia, { query: 'black hole' });
    expect(found).toEqual({
      query: 'black hole',
      language: 'en',
      articles: [
        {
          title: 'Black hole',
          description: 'Compact astronomical body',
          excerpt:
            'A black hole is an astronomical body so compact that its gravity prevents anything from escaping, even light & other "waves"',
          url: 'https://en.wikipedia.org/wiki/Black_hole',
          thumbnail: 'https://upload.wikimedia.org/wikipedia/commons/thumb/4/4f/Black_hole.jpg/60px-Black_hole.jpg',
        },
        {
          title: 'Black Hole (Disneyland)',
          excerpt: `The Black Hole 'ride'`,
          url: 'https://en.wikipedia.org/wiki/Black_Hole_(Disneyland)',
        },
      ],
    });
    expect(sentenceOf(searchWikipedia, found, 'en')).toBe(
      '2 articles about “black hole”: Black hole and Black Hole (Disneyland).',
    );
    expect(sentenceOf(searchWikipedia, found, 'zh')).toBe(
      '关于“black hole”的条目共 2 个：Black hole、Black Hole (Disneyland)。',
    );
  });

  test('asks one wiki alone, and loads no picture', async () => {
    const sent = await asked(() => run(searchWikipedia, { query: 'black hole' }));
    expect(sent.map(({ href }) => href)).toEqual([
      'https://en.wikipedia.org/w/rest.php/v1/search/page?limit=5&q=black+hole',
    ]);
  });

  test.each<[Language, string | undefined, string, string]>([
    ['zh', undefined, '长城', 'zh'],
    ['en', 'Chinese', '长城', 'zh'],
    ['en', '繁体中文', '长城', 'zh'],
    ['zh', '法语', 'thé', 'fr'],
    ['en', 'Norwegian Bokmål', 'te', 'no'],
  ])('in %s with the language %s it asks for %s on %s', async (language, said, query, wiki) => {
    const args = said === undefined ? { query } : { query, language: said };
    const found = await run<{ language: string; articles: object[] }>(searchWikipedia, args, { language });
    expect(found.language).toBe(wiki);
    expect(found.articles).toHaveLength(1);
  });

  test('says that nothing was found', async () => {
    const found = await run(searchWikipedia, { query: 'xyzzy' });
    expect(sentenceOf(searchWikipedia, found, 'en')).toBe('Wikipedia has no article about “xyzzy”.');
    expect(sentenceOf(searchWikipedia, found, 'zh')).toBe('维基百科没有关于“xyzzy”的条目。');
  });

  test('asks nobody for a language that is not known', async () => {
    const sent = await asked(async () => {
      const failed = await failure(run(searchWikipedia, { query: 'tea', language: 'gibberish' }));
      expect(failed).toEqual({ code: 'TOOL_LANGUAGE_UNKNOWN', details: { language: 'gibberish' } });
    });
    expect(sent).toEqual([]);
  });
});

describe('convert_currency', () => {
  test('uses the latest rate and says its day', async () => {
    const converted = await run(convertCurrency, { amount: 100, from: 'euros', to: 'dollars' });
    expect(converted).toEqual({
      amount: 100,
      from: 'EUR',
      result: 115.56,
      to: 'USD',
      rate: 1.1556,
      date: '2026-11-23',
    });
    expect(sentenceOf(convertCurrency, converted, 'en')).toBe('€100.00 = $115.56 at the rate of Nov 23, 2026.');
    expect(sentenceOf(convertCurrency, converted, 'zh')).toBe('€100.00 = US$115.56（2026年11月23日的汇率）。');
  });

  test('asks nobody to turn a currency into itself', async () => {
    const sent = await asked(async () => {
      const converted = await run(convertCurrency, { amount: 12.345, from: 'bucks', to: 'USD' });
      expect(converted).toEqual({ amount: 12.345, from: 'USD', result: 12.345, to: 'USD', rate: 1 });
      expect(sentenceOf(convertCurrency, converted, 'en')).toBe('$12.35 = $12.35.');
    });
    expect(sent).toEqual([]);
  });

  test.each([
    ['VND', 'USD'],
    ['USD', 'VND'],
  ])('says that there is no rate of %s to %s', async (from, to) => {
    expect(await failure(run(convertCurrency, { amount: 1, from, to }))).toEqual({
      code: 'WEB_CURRENCY_UNSUPPORTED',
      details: { from, to },
    });
  });
});

describe('fetch_page', () => {
  interface PageText {
    url: string;
    title?: string;
    byline?: string;
    text: string;
    truncated: boolean;
  }

  test('gives the article and not what stands around it', async () => {
    const page = await run<PageText>(fetchPage, { url: 'example.com' });
    expect(page).toMatchObject({ url: 'https://example.com/', title: 'How bread rises', byline: 'Ada Baker' });
    expect(page.truncated).toBe(false);
    const lines = page.text.split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^tastes better\. Bread rises/));
    expect(lines).toContain('- Yeast');
    expect(page.text).not.toMatch(/All recipes|All rights|script/);
  });

  test.each([
    ['example.com/notes.txt', { text: 'one\ntwo' }],
    ['example.com/data.json', { text: '{"tea":true}' }],
    ['example.com/short', { title: 'Short', text: 'Closed on Monday.\nOpen on Tuesday.' }],
    ['example.cn', { title: '中国', text: '长城是古代工程。' }],
    ['https://moved.example.com/', { url: 'https://example.com/', title: 'How bread rises' }],
  ])('reads %s', async (url, expected) => {
    expect(await run(fetchPage, { url })).toMatchObject(expected);
  });

  test('cuts a long text', async () => {
    const page = await run<JsonValue & PageText>(fetchPage, { url: 'example.com/long' });
    expect(page).toMatchObject({ title: 'Long', truncated: true });
    expect(page.text).toHaveLength(20_000);
    expect(sentenceOf(fetchPage, page, 'en')).toBe('Long: the first 20,000 characters of text.');
    expect(sentenceOf(fetchPage, page, 'zh')).toBe('Long：前 20,000 个字符的文字。');
  });

  test.each([
    [
      'private.example.com',
      'WEB_PAGE_FORBIDDEN',
      { host: 'private.example.com', address: 'https://private.example.com/' },
    ],
    ['nowhere.example', 'WEB_PAGE_FORBIDDEN', { host: 'nowhere.example', address: 'https://nowhere.example/' }],
    ['example.com/photo.png', 'WEB_PAGE_KIND', { address: 'https://example.com/photo.png', type: 'image/png' }],
    ['example.com/empty', 'WEB_PAGE_EMPTY', { address: 'https://example.com/empty' }],
    ['example.com/absent', 'NETWORK_STATUS', { host: 'example.com', status: 404 }],
    ['unsafe.example.com', 'EGRESS_BLOCKED', { address: 'http://example.com', purpose: 'fetch_page' }],
    ['http://example.com', 'WEB_ADDRESS_UNSAFE', { address: 'http://example.com', scheme: 'http:' }],
  ])('says why it cannot read %s', async (url, code, details) => {
    expect(await failure(run(fetchPage, { url }))).toEqual({ code, details });
  });
});

describe('open_url', () => {
  /** The address that a run opened; what it throws otherwise. */
  async function opened(url: string): Promise<string> {
    const addresses: string[] = [];
    const share = { open: (address: URL) => addresses.push(address.href) } as unknown as ToolContext['share'];
    const { url: result } = (await runTool(openUrl, { url }, contextOf({ share }))) as { url: string };
    expect(addresses).toEqual([result]);
    return result;
  }

  test('wants a click', () => {
    expect(openUrl.gesture).toBe(true);
  });

  test('runs its examples', async () => {
    expect(await Promise.all(openUrl.examples.map(({ arguments: args }) => opened(String(args.url))))).toEqual([
      'https://example.com/',
      'https://news.ycombinator.com/',
      'https://github.com/torvalds/linux',
      'https://en.wikipedia.org/wiki/Tea',
      'https://www.nasa.gov/',
    ]);
  });

  test.each([
    ['“example.com”。', 'https://example.com/'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['//example.com/a', 'https://example.com/a'],
    ['example.com:8443/a', 'https://example.com:8443/a'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['en.wikipedia.org/wiki/Mercury_(planet)', 'https://en.wikipedia.org/wiki/Mercury_(planet)'],
    ['https://zh.wikipedia.org/wiki/长城', 'https://zh.wikipedia.org/wiki/%E9%95%BF%E5%9F%8E'],
    ['shop.mystore.io/cart?id=42', 'https://shop.mystore.io/cart?id=42'],
    ['example.com/?next=http://other.example', 'https://example.com/?next=http://other.example'],
  ])('understands %s', async (said, address) => {
    expect(await opened(said)).toBe(address);
  });

  test.each([
    ['http://example.com', 'http:'],
    ['javascript:alert(1)', 'javascript:'],
    ['JavaScript:alert(1)', 'javascript:'],
    ['data:text/html,x', 'data:'],
    ['file:///etc/passwd', 'file:'],
    ['blob:https://example.com/x', 'blob:'],
    ['mailto:ada@example.com', 'mailto:'],
  ])('refuses %s', async (address, scheme) => {
    const expected = { code: 'WEB_ADDRESS_UNSAFE', details: { address, scheme } };
    expect(await failure(opened(` ${address} `))).toEqual(expected);
  });

  test.each([
    'tea',
    'the weather in Berlin',
    'java\tscript:alert(1)',
    'javascript:1',
    'https://',
    'https://ada:secret@example.com',
    'ada@example.com',
    '。',
  ])('takes %s for no address', async url => {
    expect(await failure(opened(url))).toMatchObject({ code: 'WEB_ADDRESS_INVALID' });
  });

  test('says what was opened', () => {
    const result = { url: 'https://example.com/a' };
    expect(sentenceOf(openUrl, result, 'en')).toBe('Opened example.com in a new tab.');
    expect(sentenceOf(openUrl, result, 'zh')).toBe('已在新标签页中打开 example.com。');
  });
});

test('every code that is thrown has its text, and no other has one', () => {
  const folders = [new URL('.', import.meta.url), new URL('../../../platform/', import.meta.url)];
  const sources = folders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => /^[\w-]+\.ts$/.test(name))
      .map(name => readFileSync(new URL(name, folder), 'utf8')),
  );
  const codes = sources.flatMap(source =>
    [...source.matchAll(/'((?:EGRESS|NETWORK|WEB)_[A-Z_]+)'/g)].map(([, code]) => code),
  );
  expect(Object.keys(networkErrors).sort()).toEqual([...new Set(codes)].sort());
});

test('every text fills its blanks alike in both languages', () => {
  for (const texts of Object.values(networkErrors)) {
    const blanksOf = ({ title, body }: { title: string; body: string }) =>
      [...new Set(`${title} ${body}`.match(/\{\{\w+\}\}/g))].sort();
    expect(blanksOf(texts.zh)).toEqual(blanksOf(texts.en));
  }
});
