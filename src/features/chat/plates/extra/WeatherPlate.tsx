import {
  Cloud,
  CloudDrizzle,
  CloudFog,
  CloudLightning,
  CloudRain,
  CloudSnow,
  CloudSun,
  type LucideIcon,
  Sun,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import { weatherText } from '@/tools/builtin/web/weather-codes';
import { Giant } from '@/ui/Giant';
import { Icon } from '@/ui/Icon';
import { Plate } from '@/ui/Plate';
import { Reach } from '@/ui/Reach';
import { useFormat } from '../../../page/page';
import './WeatherPlate.css';

export interface WeatherPlateProps {
  readonly city: string;
  readonly area?: string | undefined;
  readonly unit: 'celsius' | 'fahrenheit';
  readonly windUnit: string;
  readonly current: {
    readonly temperature: number;
    readonly feelsLike: number;
    readonly humidity: number;
    readonly windSpeed: number;
    readonly code: number;
  };
  readonly days: readonly {
    readonly date: string;
    readonly code: number | null;
    readonly max: number | null;
    readonly min: number | null;
    readonly rainChance: number | null;
  }[];
}

/** The picture of a weather code of the World Meteorological Organization. */
function iconOf(code: number | null): LucideIcon {
  if (code === null) return Cloud;
  if (code === 0) return Sun;
  if (code <= 2) return CloudSun;
  if (code === 3) return Cloud;
  if (code <= 48) return CloudFog;
  if (code <= 57) return CloudDrizzle;
  if (code <= 67 || (code >= 80 && code <= 82)) return CloudRain;
  if (code <= 77 || code === 85 || code === 86) return CloudSnow;
  return CloudLightning;
}

/** The weather now, and of the next days. */
export function WeatherPlate({ city, area, unit, windUnit, current, days }: WeatherPlateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const degrees = (value: number | null) =>
    value === null ? '–' : format.number(value, { maximumFractionDigits: 0, signDisplay: 'negative' });
  const sky = weatherText(current.code)[language];
  return (
    <Plate>
      <Giant unit={`${unit === 'celsius' ? '°C' : '°F'}${t('comma')}${sky}${t('comma')}${city}`}>
        {degrees(current.temperature)}
      </Giant>
      <p className="caption weather-now">
        {[
          area,
          t('plates.feelsLike', { value: degrees(current.feelsLike) }),
          t('plates.humidity', { value: format.number(current.humidity) }),
          t('plates.wind', { value: format.number(current.windSpeed, { maximumFractionDigits: 0 }), unit: windUnit }),
        ]
          .filter(Boolean)
          .join(t('comma'))}
      </p>
      <ul className="weather-days">
        {days.map(({ date, code, max, min, rainChance }) => (
          <li key={date}>
            {format.dateTime(`${date}T12:00:00Z`, { weekday: 'short', timeZone: 'UTC' })}
            <Icon of={iconOf(code)} />
            <span className="visually-hidden">{code !== null && weatherText(code)[language]}</span>
            <b>{degrees(max)}</b>
            <span className="caption">{degrees(min)}</span>
            {rainChance !== null && <span className="caption">{format.number(rainChance)}%</span>}
          </li>
        ))}
      </ul>
      <p className="weather-source">
        <Reach level="network" />
        {t('plates.wentOut', { what: city, where: 'Open-Meteo' })}
      </p>
    </Plate>
  );
}
