import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { usesFahrenheit } from './fahrenheit.ts';
import { geocode } from './geocode.ts';
import { getJson, webTimeoutMs, withTimeLimit } from './request.ts';
import { weatherText } from './weather-codes.ts';

const current = {
  temperature_2m: z.number(),
  apparent_temperature: z.number(),
  relative_humidity_2m: z.number(),
  wind_speed_10m: z.number(),
  weather_code: z.int(),
  is_day: z.number(),
};

/** One value a day; null where no model forecasts it. */
const daily = {
  weather_code: z.array(z.int().nullable()),
  temperature_2m_max: z.array(z.number().nullable()),
  temperature_2m_min: z.array(z.number().nullable()),
  precipitation_probability_max: z.array(z.number().nullable()),
};

/** Open-Meteo's forecast (https://open-meteo.com/en/docs) of those variables. */
const answer = z.object({
  timezone: z.string(),
  current: z.object({ time: z.string(), ...current }),
  daily: z.object({ time: z.array(z.string()), ...daily }),
});

const unit = z.enum(['celsius', 'fahrenheit']);

const result = z.object({
  city: z.string(),
  /** The country and, where the service knows it, what part of it. */
  area: z.string().optional(),
  latitude: z.number(),
  longitude: z.number(),
  timeZone: z.string(),
  unit,
  windUnit: z.enum(['km/h', 'mph']),
  current: z.object({
    /** The city's own time, ISO 8601 without an offset. */
    time: z.string(),
    temperature: z.number(),
    feelsLike: z.number(),
    /** Percent. */
    humidity: z.number(),
    windSpeed: z.number(),
    /** The World Meteorological Organization's, see `weatherText`. */
    code: z.int(),
    day: z.boolean(),
  }),
  days: z.array(
    z.object({
      date: z.string(),
      code: z.int().nullable(),
      max: z.number().nullable(),
      min: z.number().nullable(),
      /** Percent. */
      rainChance: z.number().nullable(),
    }),
  ),
});
type Weather = z.output<typeof result>;

/** Without a sign before a zero. */
const wholeDegrees: Intl.NumberFormatOptions = { maximumFractionDigits: 0, signDisplay: 'negative' };

function degrees(value: number, { unit: wanted }: Weather, format: Format): string {
  return `${format.number(value, wholeDegrees)} ${wanted === 'celsius' ? '°C' : '°F'}`;
}

/** The lowest and highest temperature of today, where they are forecast. */
function todayRange(weather: Weather, format: Format): readonly [string, string] | null {
  const [today] = weather.days;
  if (today?.min == null || today.max == null) return null;
  return [degrees(today.min, weather, format), degrees(today.max, weather, format)];
}

export const getWeather = defineTool({
  name: 'get_weather',
  title: { en: 'Tell the weather', zh: '查看天气' },
  description: {
    en: 'Tell the weather of a city: now, and the next five days.',
    zh: '查看某个城市的天气：当前以及未来五天。',
  },
  category: 'web',
  effects: 'network',
  permission: 'ask',
  hosts: ['geocoding-api.open-meteo.com', 'api.open-meteo.com'],
  timeoutMs: webTimeoutMs,
  parameters: z.object({
    city: z.string().trim().min(1).max(100).describe('a city, with its country or state where its name is common'),
    unit: unit.optional(),
  }),
  result,
  examples: [
    { query: { en: "what's the weather in berlin", zh: '柏林天气怎么样' }, arguments: { city: 'berlin' } },
    {
      query: { en: 'how warm is it in New York in fahrenheit', zh: '纽约现在多少华氏度' },
      arguments: { city: 'New York', unit: 'fahrenheit' },
    },
    { query: { en: 'is it raining in London', zh: '伦敦在下雨吗' }, arguments: { city: 'London' } },
    {
      query: { en: 'weather in Portland, Maine please', zh: '缅因州波特兰的天气' },
      arguments: { city: 'Portland, Maine' },
    },
    {
      query: { en: 'tokyo forecast in celsius', zh: '东京未来几天天气，用摄氏度' },
      arguments: { city: 'tokyo', unit: 'celsius' },
    },
    { query: { en: 'do I need a coat in Reykjavik', zh: '雷克雅未克要穿外套吗' }, arguments: { city: 'Reykjavik' } },
    { query: { en: 'will it be sunny in berlin this weekend', zh: '柏林周末出太阳吗' }, arguments: { city: 'berlin' } },
    {
      query: { en: 'any snow, rain or wind in London', zh: '伦敦会下雪、下雨、刮风吗' },
      arguments: { city: 'London' },
    },
    { query: { en: 'temperature in New York', zh: '纽约气温' }, arguments: { city: 'New York' } },
    {
      query: { en: 'umbrella in Portland, Maine, is it going to be wet', zh: '缅因州波特兰要带伞吗' },
      arguments: { city: 'Portland, Maine' },
    },
    {
      query: { en: 'how cold or hot is it outside in tokyo', zh: '东京外面冷不冷热不热' },
      arguments: { city: 'tokyo' },
    },
    {
      query: { en: 'good day for a picnic in Reykjavik?', zh: '雷克雅未克今天适合野餐吗' },
      arguments: { city: 'Reykjavik' },
    },
  ],
  async run({ city, unit: said }, context) {
    const signal = withTimeLimit(context.signal);
    const place = await geocode(city, context, signal);
    const wanted = said ?? (usesFahrenheit(context.timeZone) ? 'fahrenheit' : 'celsius');
    const url = new URL('https://api.open-meteo.com/v1/forecast?timezone=auto&forecast_days=5');
    url.searchParams.set('latitude', String(place.latitude));
    url.searchParams.set('longitude', String(place.longitude));
    url.searchParams.set('current', Object.keys(current).join(','));
    url.searchParams.set('daily', Object.keys(daily).join(','));
    url.searchParams.set('temperature_unit', wanted);
    url.searchParams.set('wind_speed_unit', wanted === 'celsius' ? 'kmh' : 'mph');
    const { timezone, current: now, daily: days } = await getJson(context, url, answer, signal);
    const area = [place.admin1, place.country].filter(part => part && part !== place.name).join(', ');
    return {
      city: place.name,
      area: area === '' ? undefined : area,
      latitude: place.latitude,
      longitude: place.longitude,
      timeZone: timezone,
      unit: wanted,
      windUnit: wanted === 'celsius' ? ('km/h' as const) : ('mph' as const),
      current: {
        time: now.time,
        temperature: now.temperature_2m,
        feelsLike: now.apparent_temperature,
        humidity: now.relative_humidity_2m,
        windSpeed: now.wind_speed_10m,
        code: now.weather_code,
        day: now.is_day === 1,
      },
      days: days.time.map((date, day) => ({
        date,
        code: days.weather_code[day] ?? null,
        max: days.temperature_2m_max[day] ?? null,
        min: days.temperature_2m_min[day] ?? null,
        rainChance: days.precipitation_probability_max[day] ?? null,
      })),
    };
  },
  describe: {
    en(weather, format) {
      const { city, area, current: now } = weather;
      const range = todayRange(weather, format)?.join(' to ');
      const place = area === undefined ? city : `${city} (${area})`;
      const sky = weatherText(now.code).en;
      return `${place}: ${sky}, ${degrees(now.temperature, weather, format)}${range ? `, today ${range}` : ''}.`;
    },
    zh(weather, format) {
      const { city, area, current: now } = weather;
      const range = todayRange(weather, format)?.join(' 到 ');
      const place = area === undefined ? city : `${city}（${area}）`;
      const sky = weatherText(now.code).zh;
      return `${place}：${sky}，${degrees(now.temperature, weather, format)}${range ? `，今天 ${range}` : ''}。`;
    },
  },
});
