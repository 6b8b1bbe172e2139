import { useTranslation } from 'react-i18next';
import type { JsonValue } from '@/tools/tool';
import { Plate } from '@/ui/Plate';
import { CopyButton } from '../CopyButton';
import './CodePlate.css';

/** What a program came to, and what it wrote on the way; one that only writes came to nothing worth showing. */
export function CodePlate({ value, logs }: { readonly value: JsonValue; readonly logs: readonly string[] }) {
  const { t } = useTranslation();
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const short = text.length <= 24;
  const written = logs.join('\n');
  const onlyWrites = value === null && logs.length > 0;
  return (
    <Plate>
      {!onlyWrites && (
        <pre className="code-value" data-short={short || undefined}>
          {text}
        </pre>
      )}
      {logs.length > 0 && (
        <>
          <h3 className="caption code-logs-title">{t('plates.logs')}</h3>
          <pre className="code-logs">{written}</pre>
        </>
      )}
      <div className="text-plate-foot row">
        <CopyButton text={onlyWrites ? written : text} />
      </div>
    </Plate>
  );
}
