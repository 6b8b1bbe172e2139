import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { TableList } from '../../data/Files';
import type { ChatActions, ChatState } from '../state';
import { ModelFacts } from './ModelFacts';
import { Running } from './Running';
import './Side.css';

const Conversations = lazy(() => import('./Conversations').then(module => ({ default: module.Conversations })));
const RemovedStrip = lazy(() => import('../RemovedStrip').then(module => ({ default: module.RemovedStrip })));

export interface SideProps {
  readonly state: ChatState;
  readonly actions: ChatActions;
  /** Called when something was chosen that is shown elsewhere, so that a drawer can close. */
  readonly onChosen?: () => void;
}

/** What runs, the conversations, and the model. */
export function Side({ state, actions, onChosen }: SideProps) {
  const { t } = useTranslation();
  return (
    <div className="side">
      <Running />
      <TableList />
      <section>
        <h2 className="side-title">
          {t('side.conversations')}
          <Button
            look="quiet"
            small
            square
            aria-label={t('side.new')}
            onClick={() => {
              actions.newConversation();
              onChosen?.();
            }}
          >
            <Icon of={Plus} small />
          </Button>
        </h2>
        <Suspense>
          {/* A drawer hides the strips of the page. */}
          {onChosen && state.removed && (
            <RemovedStrip key={state.removed.title} removed={state.removed} actions={actions} />
          )}
          <Conversations
            conversations={state.conversations}
            current={state.conversationId}
            actions={actions}
            onChosen={onChosen}
          />
        </Suspense>
      </section>
      <ModelFacts state={state} actions={actions} />
    </div>
  );
}
