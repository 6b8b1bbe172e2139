import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLanguage } from '@/platform/i18n/i18n';
import { Dialog } from '@/ui/Dialog';
import { useChat } from '../chat/store';
import { usePage } from '../page/page';

const Clarification = lazy(() =>
  import('../chat/thread/Clarification').then(form => ({ default: form.Clarification })),
);
const Gate = lazy(() => import('../chat/thread/Gate').then(gate => ({ default: gate.Gate })));

/** Asks for what another agent's call needs, wherever the person is in the page. Closing it says no. */
export function AskDialog() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { calls } = usePage();
  const tools = useChat(state => state.tools);
  const waiting = useStore(calls.store, state =>
    state.calls.find(({ turn }) => turn.calls.some(({ status }) => status === 'permitting' || status === 'clarifying')),
  );
  const state = waiting?.turn.calls[0];
  const tool = state && tools.get(state.call.name);
  const drop = () => {
    if (!waiting || !state) return;
    if (state.status === 'permitting') calls.permit(waiting.turn.id, state.call.id, 'no');
    else calls.clarify(waiting.turn.id, state.call.id, null);
  };
  return (
    <Dialog
      open={state !== undefined}
      onClose={drop}
      title={t('asks.title', { tool: tool?.title[language] ?? state?.call.name ?? '' })}
      closeLabel={t('close')}
    >
      <Suspense>
        {waiting && state?.status === 'permitting' && (
          <Gate
            key={waiting.turn.id}
            state={state}
            tool={tool}
            askedBy={waiting.askedBy}
            onAnswer={answer => calls.permit(waiting.turn.id, state.call.id, answer)}
          />
        )}
        {waiting && state?.status === 'clarifying' && (
          <Clarification
            key={waiting.turn.id}
            state={state}
            tool={tool}
            onAnswer={args => calls.clarify(waiting.turn.id, state.call.id, args)}
          />
        )}
      </Suspense>
    </Dialog>
  );
}
