import { Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Strip } from './notices/Strip';
import './RemovedStrip.css';
import type { ChatActions, Removed } from './state';
import './talk-texts';

export interface RemovedStripProps {
  readonly removed: Removed;
  readonly actions: Pick<ChatActions, 'restoreRemoved' | 'forgetRemoved'>;
}

/** Says what was deleted and offers it back; one for each thing that was. */
export function RemovedStrip({ removed, actions }: RemovedStripProps) {
  const { t } = useTranslation();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What held the focus went with what was deleted.
    if (document.activeElement === document.body) undo.current?.focus();
  }, []);
  const { kind, title } = removed;
  return (
    <div className="removed">
      <Strip
        title={t(kind === 'turn' ? 'talk.removed.turn' : 'talk.removed.conversation', { title })}
        actions={
          <Button ref={undo} small onClick={() => void actions.restoreRemoved()}>
            <Icon of={Undo2} small />
            {t('talk.removed.undo')}
          </Button>
        }
        onDismiss={actions.forgetRemoved}
      >
        {t('talk.removed.stays')}
      </Strip>
    </div>
  );
}
