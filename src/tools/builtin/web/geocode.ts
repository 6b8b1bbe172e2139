import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { ToolContext } from '../../context.ts';
import { getJson } from './request.ts';

/** Open-Meteo's geocoding (https://open-meteo.com/en/docs/geocoding-api). Where nothing was found there are no `results`. */
const answer = z.object({
  results: z
    .array(
      z.object({
        name: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        country: z.string().optional(),
        country_code: z.string().optional(),
        admin1: z.string().optional(),
      }),
    )
    .default([]),
});

/** A city with its degrees, named in the language that was asked for. */
type GeocodedCity = z.output<typeof answer>['results'][number];

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
    .trim();

const shortAreas: Readonly<Record<string, string>> = { usa: 'us', america: 'us', uk: 'gb', britain: 'gb' };

/** Whether a city lies in the country or state that a person named after it. */
function isIn({ country = '', country_code = '', admin1 = '' }: GeocodedCity, area: string): boolean {
  const wanted = shortAreas[fold(area)] ?? fold(area);
  return [country, country_code, admin1].some(name => fold(name) === wanted);
}

/**
 * The city that a text names, the most important of its name, or the one in the country or state after a comma: "Portland, Maine".
 * It is asked for as said, then without the Chinese word for city and in the language of its script, since a name is found in the
 * language that is asked for. `signal` is the run's, or one made of it. Throws `WEB_CITY_UNKNOWN` with what was tried.
 */
export async function geocode(city: string, context: ToolContext, signal: AbortSignal): Promise<GeocodedCity> {
  const [name = '', area] = city.split(/\s*[,，]\s*(.+)/);
  const bare = name.replace(/市$/, '');
  const language = /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
  const tries = [{ name, language: context.language }];
  if (language !== context.language) tries.push({ name, language });
  if (bare !== name) tries.push({ name: bare, language });
  for (const parameters of tries) {
    const url = new URL('https://geocoding-api.open-meteo.com/v1/search?count=20&format=json');
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
    const { results } = await getJson(context, url, answer, signal);
    const found = area ? results.find(result => isIn(result, area)) : results[0];
    if (found) return found;
  }
  const tried = [...new Set(tries.map(({ name: asked }) => `“${area ? `${asked}, ${area}` : asked}”`))];
  throw new AppError('WEB_CITY_UNKNOWN', { tried: tried.join(' / ') });
}
