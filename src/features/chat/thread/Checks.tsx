import { useTranslation } from 'react-i18next';
import type { Verdict } from '@/agent/events';
import type { CallState } from '@/agent/reduce';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { reasonText } from '@/platform/i18n/reasons';
import { Stone } from '@/ui/Stone';

/** What the checks said, of every call. */
export function Checks({ calls }: { readonly calls: readonly CallState[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = ({ check, passed, reasons, coerced = [] }: Verdict): string => {
    if (!passed || reasons.length > 0)
      return reasons.map(reason => (reason.path ? `${reason.path}: ` : '') + reasonText(reason, language)).join(' ');
    return coerced.length > 0 ? t('checks.coerced', { names: coerced.join(', ') }) : t(`checks.${check}Passed`);
  };
  const verdicts = calls.flatMap(({ call, verdicts: ofCall, error }) =>
    ofCall.map((verdict, index) => ({ key: `${call.id} ${index}`, name: call.name, verdict, error })),
  );
  if (verdicts.length === 0) return null;
  return (
    <ul className="checks">
      {verdicts.map(({ key, name, verdict, error }) => (
        <li key={key}>
          <b>
            <Stone state={verdict.passed ? 'act' : 'broke'} size={13} />
            {t(`checks.${verdict.check}`)}
          </b>
          <span>
            {calls.length > 1 && <span className="code">{name} </span>}
            {verdict.check === 'execution' && error ? errorText(error, language).title : said(verdict)}
          </span>
        </li>
      ))}
    </ul>
  );
}
