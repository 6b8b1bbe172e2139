import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createShare } from '@/platform/share';
import type { Format } from '@/tools/context';
import { Button } from '@/ui/Button';
import type { HealthReport } from './health';
import './HealthPage.css';
import { LeftCounter, type LeftCounterProps } from './LeftCounter';

export interface HealthPageProps {
  /** Gives the newest report; null where no kiosk has run. */
  readonly read: () => HealthReport | null;
  readonly format: Format;
  readonly sent: LeftCounterProps['sent'];
  /** Absent where it is a page of its own. */
  readonly onBack?: () => void;
}

const share = createShare();
const renewMs = 2_000;
const moment: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium' };

/** How the kiosk does: counts, times and codes, nothing of a visitor's. Also for monitors, as JSON. */
export function HealthPage({ read, format, sent, onBack }: HealthPageProps) {
  const { t } = useTranslation('kiosk');
  const [report, setReport] = useState(read);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setReport(read()), renewMs);
    return () => clearInterval(timer);
  }, [read]);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  const copy = async () => {
    await share.copy(json);
    setCopied(true);
  };
  return (
    <main className="health">
      <header className="health-head">
        <h1>{t('healthTitle')}</h1>
        <LeftCounter sent={sent} />
      </header>
      {report ? <Facts report={report} format={format} /> : <p>{t('healthNone')}</p>}
      <p className="row">
        {report && (
          <>
            <Button onClick={() => void copy().catch(() => undefined)}>
              <span aria-live="polite">{t(copied ? 'copied' : 'healthCopy')}</span>
            </Button>
            <Button onClick={() => share.download('kiosk-health.json', json)}>{t('healthDownload')}</Button>
          </>
        )}
        {onBack && <Button onClick={onBack}>{t('healthBack')}</Button>}
      </p>
    </main>
  );
}

function Facts({ report, format }: { readonly report: HealthReport; readonly format: Format }) {
  const { t } = useTranslation('kiosk');
  const time = (at: string) => format.dateTime(at, moment);
  const uptime = (Date.parse(report.at) - Date.parse(report.startedAt)) / 1000;
  const megabytes = report.memoryBytes === null ? null : `${format.number(Math.round(report.memoryBytes / 1e6))} MB`;
  const facts = [
    ['profile', report.profile || '-'],
    ['state', report.state],
    ['at', time(report.at)],
    ['startedAt', time(report.startedAt)],
    ['uptime', format.duration(Math.round(uptime))],
    ['since', time(report.since)],
    ['starts', format.number(report.starts)],
    ['turns', format.number(report.turns)],
    ['resets', format.number(report.resets)],
    ['recoveries', format.number(report.recoveries)],
    ['reloads', format.number(report.reloads)],
    ['memory', megabytes ?? t('unknown')],
    ['engine', report.engine ?? t('unknown')],
    ['version', report.version],
    ['model', report.model],
    ['errors', report.errors.map(({ code, at }) => `${code}, ${time(at)}`).join('; ') || t('noErrors')],
  ] as const;
  return (
    <dl className="health-facts">
      {facts.map(([name, value]) => (
        <div key={name} data-fact={name}>
          <dt>{t(`health.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
