import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { LeftCounter, type LeftCounterProps } from '../LeftCounter';
import { hasKeptProfile, keepProfile, kioskAddress, type ProfileFailure, readProfile } from '../load-profile';
import { MakePin } from './MakePin';
import './SetUp.css';

export interface SetUpProps {
  /** Why the profile that was asked for does not serve; null where none was. */
  readonly failure: ProfileFailure | null;
  readonly sent: LeftCounterProps['sent'];
}

const retrySeconds = 30;

/** Loads the page again after a while, where that may help. Seconds until then; null where it does not. */
function useRetry(wanted: boolean): number | null {
  const [left, setLeft] = useState(retrySeconds);
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => setLeft(seconds => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
  useEffect(() => {
    if (left <= 0) location.reload();
  }, [left]);
  return wanted ? Math.max(0, left) : null;
}

/** Where a kiosk gets its profile: a file that is dropped or chosen is kept for the next start, a wrong one is told of. */
export function SetUp({ failure: first, sent }: SetUpProps) {
  const { t } = useTranslation('kiosk');
  const [failure, setFailure] = useState(first);
  const [over, setOver] = useState(false);
  const retry = useRetry(failure?.passing === true && failure === first);

  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    const read = readProfile('', text);
    if ('error' in read) return setFailure(read);
    keepProfile(text);
    location.replace(kioskAddress(''));
  };

  return (
    <main className="set-up">
      <header className="set-up-head">
        <h1>{t('setUpTitle')}</h1>
        <LeftCounter sent={sent} />
      </header>
      {failure && <Failure failure={failure} retry={retry} />}
      <p className="set-up-text">{t('setUpText')}</p>
      <section
        className="set-up-drop"
        aria-label={t('setUpDrop')}
        data-over={over || undefined}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <p>{t('setUpDrop')}</p>
        <label className="button">
          {t('setUpChoose')}
          <input type="file" accept=".json,application/json" onChange={({ target }) => void take(target.files?.[0])} />
        </label>
      </section>
      <p className="row">
        <a className="button move" href={kioskAddress('default')}>
          {t('setUpDefault')}
        </a>
        <a className="button" href="kiosk/profile.schema.json">
          {t('setUpSchema')}
        </a>
        {hasKeptProfile() && (
          <Button
            onClick={() => {
              keepProfile(null);
              location.replace(kioskAddress(''));
            }}
          >
            {t('setUpForget')}
          </Button>
        )}
      </p>
      <MakePin />
    </main>
  );
}

interface FailureProps {
  readonly failure: ProfileFailure;
  /** Seconds until it is tried again. */
  readonly retry: number | null;
}

function Failure({ failure: { error, violations }, retry }: FailureProps) {
  const { t } = useTranslation('kiosk');
  const { title, body } = errorText(error, useLanguage());
  return (
    <section className="set-up-failure" role="alert">
      <h2>{title}</h2>
      <p>
        {body} {retry !== null && t('setUpRetry', { count: retry })}
      </p>
      <p className="code">{error.code}</p>
      {violations.length > 0 && (
        <dl aria-label={t('setUpWrong')}>
          {violations.map(({ path, message }) => (
            <div key={path + message}>
              <dt className="code">{path || t('setUpWhole')}</dt>
              <dd>{message}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
