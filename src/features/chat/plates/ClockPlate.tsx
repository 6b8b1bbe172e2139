import { useTranslation } from 'react-i18next';
import type { Format } from '@/tools/context';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../page/page';
import { ClockDial } from './Dial';
import { offsetMinutes, timeParts } from './zones';

export interface ClockPlateProps {
  /** ISO 8601. */
  readonly instant: string;
  readonly timeZone: string;
  /** What a person calls the place; the zone's city where there is none. */
  readonly place?: string | undefined;
}

/** The city that a zone is named after: `America/Lima` is Lima. */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function useDistance({ instant, timeZone, place }: ClockPlateProps, format: Format): string {
  const { t } = useTranslation();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name = place ?? cityOf(timeZone);
  if (timeZone === here && !place) return t('clock.here', { zone: cityOf(here) });
  const minutes = offsetMinutes(instant, timeZone) - offsetMinutes(instant, here);
  if (minutes === 0) return t('clock.same', { place: name });
  const difference = format.duration(Math.abs(minutes) * 60);
  return t(minutes > 0 ? 'clock.ahead' : 'clock.behind', { place: name, difference });
}

/** What the clock showed: a dial, the place with its distance from here, and the date. */
export function ClockPlate(props: ClockPlateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { instant, timeZone } = props;
  const { hour, minute } = timeParts(instant, timeZone);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return (
    <Plate className="dialed">
      <ClockDial hour={hour} minute={minute} label={t('clock.said', { time })} />
      <div className="dialed-text">
        <p className="caption">{useDistance(props, format)}</p>
        <Giant>{time}</Giant>
        <p className="caption">
          {format.dateTime(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })}
        </p>
      </div>
    </Plate>
  );
}
