import type { CityData } from 'city-timezones';
import { abbreviations, nicknames } from './nicknames.ts';

/** A place with a time zone of its own. */
export interface Place {
  /** IANA name, or an offset such as `Etc/GMT-2`. */
  readonly timeZone: string;
  /** As the person is told: the city's usual spelling, or what they said. */
  readonly name: string;
}

/** Lower case, without accents, with single spaces and no punctuation. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_.,!?？。'’-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Zones without daylight saving for offsets that are no whole hours, which not every browser takes as a zone. */
const partHours = new Map(
  Object.entries({
    '+3:30': 'Asia/Tehran',
    '+4:30': 'Asia/Kabul',
    '+5:30': 'Asia/Kolkata',
    '+5:45': 'Asia/Kathmandu',
    '+6:30': 'Asia/Yangon',
    '+8:45': 'Australia/Eucla',
    '+9:30': 'Australia/Darwin',
    '-9:30': 'Pacific/Marquesas',
  }),
);

/** "UTC+2" to `Etc/GMT-2`, whose sign is the other way round; "+05:30" to a zone that keeps it all year. */
function offsetZone(text: string): string | null {
  const [, sign, digits, minutes = '00'] = text.match(/^(?:utc|gmt)?\s*([+−-])\s*(\d{1,2})(?::?(\d\d))?$/i) ?? [];
  if (!sign || !digits) return null;
  const hours = Number(digits);
  if (minutes !== '00') return partHours.get(`${sign === '+' ? '+' : '-'}${hours}:${minutes}`) ?? null;
  if (hours === 0) return 'UTC';
  return ianaZone(`Etc/GMT${sign === '+' ? '-' : '+'}${hours}`);
}

/** An IANA name as it is spelled, whatever its case; null for what is none. */
function ianaZone(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim().replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const areas = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** The zone whose name ends with a text, old names included: "Calcutta", "Ujung Pandang". */
function zoneEndingWith(text: string): string | null {
  return areas.map(area => ianaZone(`${area}/${text.trim()}`)).find(zone => zone !== null) ?? null;
}

/** The city that a zone is named after. */
export const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** A city's name, and where one is named the state or country that it is in. */
function cityKey(city: string, area: string): string {
  return area === '' ? fold(city) : `${fold(city)}, ${fold(area)}`;
}

interface Places {
  readonly cities: ReadonlyMap<string, CityData>;
  /** The largest city of each state or province. */
  readonly states: ReadonlyMap<string, CityData>;
  /** Zones of cities by their Chinese names. */
  readonly chinese: ReadonlyMap<string, string>;
  /** Zones by the folded last part of their name, CLDR's city names in English and Chinese, and countries. */
  readonly zones: ReadonlyMap<string, Place>;
}

interface ZoneNames {
  readonly [part: string]: ZoneNames | string;
}

/** CLDR's exemplar cities: zone and city, by walking the nested record of zone names. */
function* exemplarCities(names: ZoneNames, zone = ''): Generator<readonly [zone: string, city: string]> {
  for (const [part, value] of Object.entries(names)) {
    if (typeof value === 'string') {
      if (part === 'exemplarCity') yield [zone, value];
    } else yield* exemplarCities(value, zone === '' ? part : `${zone}/${part}`);
  }
}

function collect(
  cityMapping: readonly CityData[],
  english: ZoneNames,
  chinese: ZoneNames,
  chineseCities: Readonly<Record<string, string>>,
): Places {
  const cities = new Map<string, CityData>();
  const states = new Map<string, CityData>();
  const capitals = new Map<string, CityData>();
  const keep = (map: Map<string, CityData>, key: string, city: CityData) => {
    if ((map.get(key)?.pop ?? -1) < city.pop) map.set(key, city);
  };
  // Checking a zone builds a formatter, which takes long for each of 7,300 cities.
  const valid = new Set([...new Set(cityMapping.map(city => city.timezone))].filter(zone => ianaZone(zone)));
  for (const city of cityMapping) {
    if (!valid.has(city.timezone)) continue;
    // Some areas of the table are absent, some codes are the number -99.
    const areas = [city.province, city.state_ansi, city.country, city.iso2].filter(area => typeof area === 'string');
    for (const name of new Set([city.city, city.city_ascii])) {
      for (const area of ['', ...areas]) keep(cities, cityKey(name, area), city);
    }
    if (city.province) keep(states, fold(city.province), city);
    keep(capitals, city.iso2, city);
  }

  const zones = new Map<string, Place>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (zone.includes('/')) zones.set(fold(cityOf(zone)), { timeZone: zone, name: cityOf(zone) });
  }
  for (const names of [english, chinese]) {
    for (const [zone, city] of exemplarCities(names)) {
      const timeZone = ianaZone(zone);
      if (timeZone) zones.set(fold(city), { timeZone, name: city });
    }
  }
  for (const language of ['en', 'zh']) {
    const regions = new Intl.DisplayNames(language, { type: 'region' });
    for (const [code, city] of capitals) {
      const name = /^[A-Z]{2}$/.test(code) ? regions.of(code) : undefined;
      const key = fold(name ?? '');
      if (name && !zones.has(key)) zones.set(key, { timeZone: city.timezone, name });
    }
  }
  const chineseNames = Object.entries(chineseCities).flatMap(([zone, names]) =>
    names.split(' ').map(name => [name, zone] as const),
  );
  return { cities, states, zones, chinese: new Map(chineseNames) };
}

let loaded: Promise<Places> | null = null;

/** The tables are large and loaded on first use. */
function loadPlaces(): Promise<Places> {
  loaded ??= (async () => {
    const [{ cityMapping }, english, chinese, chineseCities] = await Promise.all([
      import('city-timezones'),
      import('cldr-dates-full/main/en/timeZoneNames.json'),
      import('cldr-dates-full/main/zh/timeZoneNames.json'),
      import('./chinese-cities.json'),
    ]);
    return collect(
      cityMapping,
      english.default.main.en.dates.timeZoneNames.zone as ZoneNames,
      chinese.default.main.zh.dates.timeZoneNames.zone as ZoneNames,
      chineseCities.default,
    );
  })();
  return loaded;
}

/** Short names of countries after a city's: "New York, USA". */
const shortCountries = new Map([
  ['usa', 'us'],
  ['uk', 'gb'],
]);

/**
 * The place that a text names, in English or Chinese: a city (the largest of its name, or the one in a state or country that
 * is named: "Portland, Maine"), a country or state (its largest city), an IANA zone, an offset, or a zone's usual short name. Null for
 * what is none of these.
 */
export async function parsePlace(text: string): Promise<Place | null> {
  const said = text.trim();
  const key = fold(text).replace(/ (?:standard |daylight )?time$/, '');
  const zone = abbreviations.get(key) ?? offsetZone(said) ?? nicknames.get(key);
  if (zone) return { timeZone: zone, name: said };
  if (text.includes('/')) {
    const named = ianaZone(text);
    if (named) return { timeZone: named, name: cityOf(named) };
  }

  const { cities, states, chinese, zones } = await loadPlaces();
  const [, cityName, area] = said.match(/^(.+?)\s*[,，]\s*(.+)$/) ?? [];
  if (cityName && area) {
    const country = shortCountries.get(fold(area)) ?? area;
    const city = cities.get(cityKey(cityName, country));
    return city ? { timeZone: city.timezone, name: city.city } : null;
  }

  const bare = key.replace(/(?:市|时间| city)$/, '');
  const nickname = nicknames.get(bare);
  if (nickname) return { timeZone: nickname, name: said };

  const known = zones.get(key) ?? zones.get(bare);
  const named = cities.get(key) ?? cities.get(bare);
  const state = states.get(key);
  // Ontario is the province rather than a small city elsewhere; Chihuahua is the city in the state of that name.
  const elsewhere = named && state && state.pop > named.pop && fold(named.province) !== key;
  const city = elsewhere ? state : named;
  // A city of a million is meant rather than a small namesake that has a zone of its own; a capital's zone name is the same place.
  if (city && (!known || city.pop > 1_000_000))
    return { timeZone: city.timezone, name: city === named ? city.city : said };
  if (known) return known;
  const timeZone = chinese.get(key) ?? chinese.get(bare) ?? state?.timezone ?? zoneEndingWith(text);
  return timeZone ? { timeZone, name: said } : null;
}
