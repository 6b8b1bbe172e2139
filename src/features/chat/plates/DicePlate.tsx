import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { Die } from './Die';
import './DicePlate.css';

export interface DicePlateProps {
  readonly rolls: readonly number[];
  readonly sides: number;
  readonly total: number;
}

/** Dice as they fell, and what they come to. */
export function DicePlate({ rolls, sides, total }: DicePlateProps) {
  const { t } = useTranslation();
  const placed = rolls.map((roll, place) => ({ roll, place }));
  return (
    <Plate>
      <Giant unit={rolls.length > 1 ? t('dice.of', { count: rolls.length, sides }) : t('dice.one', { sides })}>
        {total}
      </Giant>
      <ul className="dice">
        {placed.map(({ roll, place }) => (
          <li key={place}>
            <Die value={roll} sides={sides} />
          </li>
        ))}
      </ul>
      <p className="caption">{t('dice.note')}</p>
    </Plate>
  );
}
