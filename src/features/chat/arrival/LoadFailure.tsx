import { Copy, Cpu, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '@/errors';
import { useErrorText } from '@/platform/i18n/useErrorText';
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
export function LoadFailure({ state, actions }: LoadFailureProps) {
  const { model } = state;
  return model.status === 'failed' && <Failed error={model.error} state={state} actions={actions} />;
}

function Failed({ error, state: { engine, record }, actions }: LoadFailureProps & { readonly error: ErrorRecord }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopied();
  const { title, body } = useErrorText(error);
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
