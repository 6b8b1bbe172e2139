import type { LocalText } from '../../language.ts';

const unknown: LocalText = { en: 'unknown weather', zh: '天气未知' };

/** The codes of the World Meteorological Organization (table 4677) that Open-Meteo uses. */
const texts: Readonly<Record<number, LocalText>> = {
  0: { en: 'clear sky', zh: '晴' },
  1: { en: 'mostly clear', zh: '大致晴朗' },
  2: { en: 'partly cloudy', zh: '多云' },
  3: { en: 'overcast', zh: '阴' },
  45: { en: 'fog', zh: '雾' },
  48: { en: 'freezing fog', zh: '冻雾' },
  51: { en: 'light drizzle', zh: '小毛毛雨' },
  53: { en: 'drizzle', zh: '毛毛雨' },
  55: { en: 'heavy drizzle', zh: '大毛毛雨' },
  56: { en: 'light freezing drizzle', zh: '小冻毛毛雨' },
  57: { en: 'freezing drizzle', zh: '冻毛毛雨' },
  61: { en: 'light rain', zh: '小雨' },
  63: { en: 'rain', zh: '中雨' },
  65: { en: 'heavy rain', zh: '大雨' },
  66: { en: 'light freezing rain', zh: '小冻雨' },
  67: { en: 'freezing rain', zh: '冻雨' },
  71: { en: 'light snow', zh: '小雪' },
  73: { en: 'snow', zh: '中雪' },
  75: { en: 'heavy snow', zh: '大雪' },
  77: { en: 'snow grains', zh: '米雪' },
  80: { en: 'light showers', zh: '小阵雨' },
  81: { en: 'showers', zh: '阵雨' },
  82: { en: 'violent showers', zh: '强阵雨' },
  85: { en: 'light snow showers', zh: '小阵雪' },
  86: { en: 'snow showers', zh: '阵雪' },
  95: { en: 'thunderstorm', zh: '雷雨' },
  96: { en: 'thunderstorm with hail', zh: '雷雨伴冰雹' },
  99: { en: 'thunderstorm with heavy hail', zh: '雷雨伴大冰雹' },
};

/** What a weather code means, in words. */
export function weatherText(code: number): LocalText {
  return texts[code] ?? unknown;
}
