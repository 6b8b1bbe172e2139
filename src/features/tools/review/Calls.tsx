import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredCall } from '@/platform/database';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Stone, type StoneState } from '@/ui/Stone';
import { useChanges, useFormat, usePage } from '../../page/page';
import { AskAgain } from '../AskAgain';
import { saveFile } from '../own/save-file';
import { pageOf } from './pages';

const stones: Readonly<Record<StoredCall['outcome'], StoneState>> = {
  ran: 'act',
  failed: 'broke',
  dropped: 'confirm',
  unavailable: 'refuse',
};

/** Longer arguments are folded. */
const shortest = 160;

/** The log of calls, newest first. */
export function Calls() {
  const { t } = useTranslation();
  const { log, onStorageError } = usePage();
  useChanges(log);
  const [tool, setTool] = useState('');
  const [page, setPage] = useState(0);
  const all = log.list();
  if (all.length === 0) return <p>{t('workshop.review.noCalls')}</p>;
  const names = [...new Set(all.map(call => call.tool))].toSorted();
  const shown = pageOf(all.filter(call => tool === '' || call.tool === tool).toReversed(), page);
  return (
    <>
      <div className="row calls-head">
        <label className="calls-filter">
          <span>{t('workshop.review.filter')}</span>
          <select
            className="input"
            value={tool}
            onChange={({ target }) => {
              setTool(target.value);
              setPage(0);
            }}
          >
            <option value="">{t('tools.all')}</option>
            {names.map(name => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <Button small onClick={() => saveFile('tiny-giant-calls.json', log.export())}>
          <Icon of={Download} small />
          {t('workshop.review.export')}
        </Button>
        <AskAgain
          label={t('workshop.review.clear')}
          icon={<Icon of={Trash2} small />}
          question={t('workshop.review.clearAsk', { count: all.length })}
          yes={t('workshop.review.clear')}
          no={t('workshop.review.keep')}
          onYes={() => log.clear().catch(onStorageError)}
        />
      </div>
      <ul className="review-list">
        {shown.items.map(call => (
          <CallLine key={call.id} call={call} />
        ))}
      </ul>
      {shown.pages > 1 && (
        <div className="row">
          <Button small disabled={shown.page === 0} onClick={() => setPage(shown.page - 1)}>
            {t('workshop.review.newer')}
          </Button>
          <Button small disabled={shown.page === shown.pages - 1} onClick={() => setPage(shown.page + 1)}>
            {t('workshop.review.older')}
          </Button>
          <span className="caption tabular" role="status">
            {t('workshop.review.range', { from: shown.from, to: shown.to, total: shown.total })}
          </span>
        </div>
      )}
    </>
  );
}

function CallLine({ call }: { readonly call: StoredCall }) {
  const { t } = useTranslation();
  const format = useFormat();
  const args = JSON.stringify(call.arguments) ?? '';
  const facts = [
    t(`workshop.review.askedBy.${call.askedBy}`),
    t(`workshop.review.decision.${call.decision}`),
    call.resultBytes !== undefined && t('workshop.review.bytes', { value: format.number(call.resultBytes) }),
    call.ms !== undefined && t('milliseconds', { value: format.number(call.ms, { maximumFractionDigits: 1 }) }),
    call.origin,
  ];
  return (
    <li className="logged">
      <Stone state={stones[call.outcome]} size={18} />
      <p className="logged-head">
        <span>
          <span className="code">{call.tool}</span> <b>{t(`workshop.review.outcome.${call.outcome}`)}</b>
          {call.errorCode && <span className="code"> {call.errorCode}</span>}
        </span>
        <span className="caption tabular">
          {format.dateTime(call.at, { dateStyle: 'medium', timeStyle: 'medium' })}
        </span>
      </p>
      {args.length > shortest ? (
        <details>
          <summary className="code">{`${args.slice(0, shortest)}…`}</summary>
          <code className="code">{args}</code>
        </details>
      ) : (
        <code className="code">{args}</code>
      )}
      <p className="caption tabular">{facts.filter(Boolean).join(t('comma'))}</p>
    </li>
  );
}
