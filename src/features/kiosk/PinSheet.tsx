import { ArrowRight, Delete } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { countPin, waitForPinMs } from './attempts';
import { isPin, type PinHash } from './pin';
import './PinSheet.css';
import { Sheet } from './Sheet';

export interface PinSheetProps {
  readonly pin: PinHash;
  readonly onRight: () => void;
  readonly onClose: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longest = 12;

const secondsToWait = () => Math.ceil(waitForPinMs(Date.now()) / 1000);

/** Asks for the PIN, on keys of its own or a keyboard's. Wrong ones soon cost a wait. */
export function PinSheet({ pin, onRight, onClose }: PinSheetProps) {
  const { t } = useTranslation('kiosk');
  const id = useId();
  const [value, setValue] = useState('');
  const [state, setState] = useState<'open' | 'checking' | 'wrong'>('open');
  const [seconds, setSeconds] = useState(secondsToWait);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsToWait()), 500);
    return () => clearInterval(timer);
  }, []);
  const held = state === 'checking' || seconds > 0;

  const check = async () => {
    if (held || value === '') return;
    setState('checking');
    setValue('');
    const right = await isPin(value, pin);
    countPin(right, Date.now());
    if (right) return onRight();
    setState('wrong');
    setSeconds(secondsToWait());
  };
  const press = (digit: string) => setValue(before => (before + digit).slice(0, longest));
  const said = seconds > 0 ? t('pinWait', { count: seconds }) : state === 'wrong' ? t('pinWrong') : '';

  return (
    <Sheet title={t('pinTitle')} onClose={onClose}>
      <form
        className="pin"
        onSubmit={event => {
          event.preventDefault();
          void check();
        }}
      >
        <label htmlFor={id}>{t('pinText')}</label>
        <input
          id={id}
          className="pin-field"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={longest}
          aria-label={t('pinLabel')}
          value={value}
          onChange={({ target }) => setValue(target.value.replace(/\D/g, ''))}
        />
        <p className="pin-said" role="status">
          {said}
        </p>
        <div className="pin-keys">
          {digits.map(digit => (
            <Button key={digit} onClick={() => press(digit)}>
              {digit}
            </Button>
          ))}
          <Button square aria-label={t('pinDelete')} onClick={() => setValue(before => before.slice(0, -1))}>
            <Icon of={Delete} />
          </Button>
          <Button onClick={() => press('0')}>0</Button>
          <Button type="submit" square look="move" aria-label={t('pinEnter')} aria-disabled={held}>
            <Icon of={ArrowRight} />
          </Button>
        </div>
        <Button onClick={onClose}>{t('close')}</Button>
      </form>
    </Sheet>
  );
}
