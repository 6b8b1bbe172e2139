import { Copy, Cpu, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { useCopied } from '../copy';
import { diagnosticsOf } from '../diagnostics';
import type { ChatActions, ChatState } from '../state';

export interface LoadFailureProps {
  readonly state: ChatState;
  readonly actions: Pick<ChatActions, 'load' | 'chooseEngine'>;
}

/** A load that failed: what happened, and the ways on. */
export function LoadFailure({ state: { model, engine, record }, actions }: LoadFailureProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { copied, copy } = useCopied();
  if (model.status !== 'failed') return null;
  const { error } = model;
  const { title, body } = errorText(error, language);
  const subject = error.details.file ?? '';
  return (
    <Note
      state="broke"
      title={title}
      code={`${error.code} ${subject}`.trim()}
      role="alert"
      actions={
        <>
          <Button look="move" small onClick={actions.load}>
            <Icon of={RotateCcw} small />
            {t('load.again')}
          </Button>
          {engine?.kind === 'webgpu' && (
            <Button small onClick={() => actions.chooseEngine('cpu')}>
              <Icon of={Cpu} small />
              {t('engine.useCpu')}
            </Button>
          )}
          <Button small onClick={() => copy(diagnosticsOf({ record, engine, error }))}>
            <Icon of={Copy} small />
            {copied ? t('copied') : t('copyDiagnostics')}
          </Button>
        </>
      }
    >
      {body}
    </Note>
  );
}
