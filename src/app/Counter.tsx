import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, useFormat } from '@/features/page/page';
import { Dialog } from '@/ui/Dialog';
import { Drums } from '@/ui/Drums';
import './Counter.css';
import { useSentRequests } from './useSentRequests';

/** How many requests left this page, and the list of where they went. */
export function Counter() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const requests = useSentRequests();
  const count = requests.length;
  return (
    <>
      <button type="button" className="counter" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Drums value={count} />
        <span className="caption" aria-hidden="true">
          {t('counter.requests', { count })}
          <br />
          {t('counter.left')}
        </span>
        <span className="visually-hidden">{t('counter.said', { count })}</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('counter.said', { count })} closeLabel={t('close')}>
        {count === 0 ? (
          <p>{t('counter.none')}</p>
        ) : (
          <ul className="hosts">
            {requests.map(({ id, at, host, purpose }) => (
              <li key={id}>
                <time className="tabular" dateTime={at}>
                  {format.dateTime(at, clockTime)}
                </time>
                <span>
                  <b>{host}</b>
                  <br />
                  {purpose}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="caption counter-note">{t('counter.note')}</p>
      </Dialog>
    </>
  );
}
