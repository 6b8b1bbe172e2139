import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { TableList } from '../../data/Files';
import type { ChatActions, ChatState } from '../state';
import { Conversations } from './Conversations';
import { ModelFacts } from './ModelFacts';
import { Running } from './Running';
import './Side.css';

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
        <Conversations
          conversations={state.conversations}
          current={state.conversationId}
          onOpen={id => {
            actions.openConversation(id);
            onChosen?.();
          }}
          onDelete={actions.deleteConversation}
        />
      </section>
      <ModelFacts state={state} actions={actions} />
    </div>
  );
}
