import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Giant } from '@/ui/Giant';
import { Sheet } from './Sheet';
import './StillThere.css';

export interface StillThereProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onEnd: () => void;
}

/** Asks whether anyone is there, and counts down to when all is forgotten. Any touch is an answer. */
export function StillThere({ secondsLeft, onStay, onEnd }: StillThereProps) {
  const { t } = useTranslation('kiosk');
  return (
    <Sheet title={t('stillThere')} onClose={onStay} alert>
      <div className="still">
        <Giant>{String(secondsLeft)}</Giant>
        <p>{t('stillThereText', { count: secondsLeft })}</p>
        <Button look="move" onClick={onStay}>
          {t('stay')}
        </Button>
        <Button onClick={onEnd}>{t('startOver')}</Button>
      </div>
    </Sheet>
  );
}
