import { Pencil, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import type { ErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { reasonText } from '@/platform/i18n/reasons';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { callText } from './call-text';
import './Failure.css';

interface WaysOn {
  readonly onRetry: () => void;
  /** Absent where no request stands behind the call. */
  readonly onEdit?: () => void;
}

function Broken({
  title,
  code,
  children,
  onRetry,
  onEdit,
}: WaysOn & { title: string; code: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="failure">
      <Note
        title={title}
        level={3}
        code={code}
        actions={
          <>
            <Button small onClick={onRetry}>
              <Icon of={RotateCcw} small />
              {t('failure.retry')}
            </Button>
            {onEdit && (
              <Button small onClick={onEdit}>
                <Icon of={Pencil} small />
                {t('failure.edit')}
              </Button>
            )}
          </>
        }
      >
        {children}
      </Note>
    </div>
  );
}

/** Something ended a turn as a whole. */
export function TurnFailure({ error, ...ways }: WaysOn & { readonly error: ErrorRecord }) {
  const { title, body } = errorText(error, useLanguage());
  return (
    <Broken title={title} code={error.code} {...ways}>
      <p>{body}</p>
    </Broken>
  );
}

/** A call that a check refused, or whose tool failed. */
export function CallFailure({ state, ...ways }: WaysOn & { readonly state: CallState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const written = callText(state.call.name, state.arguments);
  if (state.error) {
    const { title, body } = errorText(state.error, language);
    return (
      <Broken title={title} code={`${state.error.code} ${written}`} {...ways}>
        <p>{body}</p>
      </Broken>
    );
  }
  const verdict = state.verdicts.findLast(({ passed }) => !passed);
  const check = verdict?.check ?? 'format';
  return (
    <Broken title={t(`failure.${check}`)} code={written} {...ways}>
      <p>{t('failure.nothingRan')}</p>
      {verdict && (
        <ul className="failure-reasons">
          {verdict.reasons.map(reason => (
            <li key={reason.path + reason.message}>
              {reason.path && <span className="code">{reason.path}</span>} {reasonText(reason, language)}
            </li>
          ))}
        </ul>
      )}
    </Broken>
  );
}
