import type { CityData } from 'city-timezones';
import { extraPlaces } from './extra-places.ts';

/** A place with a time zone of its own. */
export interface Place {
  /** IANA name, or an offset such as `Etc/GMT-2`. */
  readonly timeZone: string;
  /** As the person is told: the city's usual spelling, or what they said. */
  readonly name: string;
}

/** What people call zones; where a name is used by several, the one that most mean. */
const abbreviations: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  'greenwich mean': 'UTC',
  est: 'America/New_York',
  edt: 'America/New_York',
  eastern: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  central: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mountain: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  'central european': 'Europe/Paris',
  eet: 'Europe/Athens',
  bst: 'Europe/London',
  wet: 'Europe/Lisbon',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  hkt: 'Asia/Hong_Kong',
  sgt: 'Asia/Singapore',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  awst: 'Australia/Perth',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
};

/** Lower case, without accents, with single spaces and no punctuation. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_.,'’-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "UTC+2" to `Etc/GMT-2`, whose sign is the other way round. */
function offsetZone(text: string): string | null {
  const [, sign, hours] = text.match(/^(?:utc|gmt)\s*([+-])\s*0?(\d{1,2})(?::?00)?$/i) ?? [];
  if (!sign || !hours || Number(hours) > 14) return null;
  return Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
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

const lastPart = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

interface Places {
  readonly cities: ReadonlyMap<string, CityData>;
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

function collect(cityMapping: readonly CityData[], english: ZoneNames, chinese: ZoneNames): Places {
  const cities = new Map<string, CityData>();
  const capitals = new Map<string, CityData>();
  const keep = (map: Map<string, CityData>, key: string, city: CityData) => {
    if ((map.get(key)?.pop ?? -1) < city.pop) map.set(key, city);
  };
  for (const city of cityMapping) {
    if (!ianaZone(city.timezone)) continue;
    for (const name of [city.city, city.city_ascii]) keep(cities, fold(name), city);
    keep(capitals, city.iso2, city);
  }

  const zones = new Map<string, Place>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    if (zone.includes('/')) zones.set(fold(lastPart(zone)), { timeZone: zone, name: lastPart(zone) });
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
  return { cities, zones };
}

let loaded: Promise<Places> | null = null;

/** The tables are large and loaded on first use. */
function loadPlaces(): Promise<Places> {
  loaded ??= (async () => {
    const [{ cityMapping }, english, chinese] = await Promise.all([
      import('city-timezones'),
      import('cldr-dates-full/main/en/timeZoneNames.json'),
      import('cldr-dates-full/main/zh/timeZoneNames.json'),
    ]);
    return collect(
      cityMapping,
      english.default.main.en.dates.timeZoneNames.zone as ZoneNames,
      chinese.default.main.zh.dates.timeZoneNames.zone as ZoneNames,
    );
  })();
  return loaded;
}

/**
 * The place that a text names, in English or Chinese: a city (the largest of its name), a country (its largest city), an IANA zone,
 * or a zone's usual short name. Null for what is none of these.
 */
export async function parsePlace(text: string): Promise<Place | null> {
  const key = fold(text).replace(/ (?:standard |daylight )?time$/, '');
  const abbreviated = abbreviations[key];
  const zone = abbreviated ?? offsetZone(text.trim());
  if (zone) return { timeZone: zone, name: text.trim() };
  if (text.includes('/')) {
    const named = ianaZone(text);
    if (named) return { timeZone: named, name: lastPart(named) };
  }

  const { cities, zones } = await loadPlaces();
  const bare = key.replace(/(?:市|时间| city)$/, '');
  const known = zones.get(key) ?? zones.get(bare);
  const city = cities.get(key) ?? cities.get(bare);
  // A city of a million is meant rather than a small namesake that has a zone of its own; a capital's zone name is the same place.
  if (city && (!known || city.pop > 1_000_000)) return { timeZone: city.timezone, name: city.city };
  if (known) return known;
  const extra = extraPlaces[key] ?? extraPlaces[bare] ?? zoneEndingWith(text);
  return extra ? { timeZone: extra, name: text.trim() } : null;
}
