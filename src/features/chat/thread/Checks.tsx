import { useTranslation } from 'react-i18next';
import type { Verdict } from '@/agent/events';
import type { CallState } from '@/agent/reduce';
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
  const verdicts = calls.flatMap(({ call, verdicts: ofCall }) =>
    ofCall.map((verdict, index) => ({ key: `${call.id} ${index}`, name: call.name, verdict })),
  );
  if (verdicts.length === 0) return null;
  return (
    <ul className="checks">
      {verdicts.map(({ key, name, verdict }) => (
        <li key={key}>
          <b>
            <Stone state={verdict.passed ? 'act' : 'broke'} size={13} />
            {t(`checks.${verdict.check}`)}
          </b>
          <span>
            {calls.length > 1 && <span className="code">{name} </span>}
            {said(verdict)}
          </span>
        </li>
      ))}
    </ul>
  );
}
