import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createShare } from '@/platform/share';
import { Button } from '@/ui/Button';
import { hashPin, pinPattern } from '../pin';

const share = createShare();

/** Hashes a PIN for a profile, here in the page. */
export function MakePin() {
  const { t } = useTranslation('kiosk');
  const id = useId();
  const [pin, setPin] = useState('');
  const [made, setMade] = useState('');
  const [copied, setCopied] = useState(false);
  const make = async () => {
    if (!pinPattern.test(pin)) return;
    setMade(`"pin": ${JSON.stringify(await hashPin(pin), null, 2)}`);
    setCopied(false);
    setPin('');
  };
  const copy = async () => {
    await share.copy(made);
    setCopied(true);
  };
  return (
    <section className="set-up-part">
      <h2>{t('pinMakeTitle')}</h2>
      <p id={`${id}text`}>{t('pinMakeText')}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          void make();
        }}
      >
        <input
          type="password"
          inputMode="numeric"
          autoComplete="off"
          pattern={pinPattern.source}
          required
          aria-label={t('pinLabel')}
          aria-describedby={`${id}text`}
          value={pin}
          onChange={({ target }) => setPin(target.value.replace(/\D/g, ''))}
        />
        <Button type="submit">{t('pinMake')}</Button>
      </form>
      {made !== '' && (
        <>
          <p className="caption">{t('pinMade')}</p>
          <pre className="set-up-made code">{made}</pre>
          <p className="row">
            <Button small onClick={() => void copy().catch(() => undefined)}>
              <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
