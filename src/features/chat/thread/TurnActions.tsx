import { Copy, type LucideIcon, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuChoice } from '@/ui/Menu';
import { useFormat } from '../../page/page';
import type { ChatActions } from '../state';
import { callText } from './call-text';
import { csvOf, markdownOf, tableOf } from './table-of';
import { turnWords } from './turn-words';
import './TurnActions.css';
import '../talk-texts';

export interface TurnActionsProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly actions: Pick<ChatActions, 'retry' | 'deleteTurn'>;
  /** Puts the request into the composer, to be changed. */
  readonly onEdit: (turn: TurnState) => void;
}

/** What can be done with a turn: ask again, in the same or in other words; copy it; delete it. */
export function TurnActions({ turn, tools, actions, onEdit }: TurnActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [said, setSaid] = useState('');
  const copy = async (text: string | Promise<string>) => {
    try {
      await navigator.clipboard.writeText(await text);
      setSaid(t('talk.copy.done'));
    } catch {
      setSaid(t('talk.copy.failed'));
    }
  };
  const finished = turn.status === 'finished';
  const ran = turn.calls.filter(({ status }) => status === 'ran');
  const [table] = ran.flatMap(({ result }) => tableOf(result) ?? []);
  const results = ran.length === 1 ? ran[0]?.result : ran.map(({ result }) => result);
  const choice = (
    id: 'request' | 'result' | 'csv' | 'markdown' | 'json' | 'call',
    text: () => string | Promise<string>,
  ) => ({
    id,
    label: t(`talk.copy.${id}`),
    onChoose: () => void copy(text()),
  });
  const copies: MenuChoice[] = [choice('request', () => turn.text)];
  if (finished) copies.push(choice('result', () => turnWords(turn, tools, format, t)));
  if (table)
    copies.push(
      choice('csv', () => csvOf(table)),
      choice('markdown', () => markdownOf(table)),
    );
  if (ran.length > 0) copies.push(choice('json', () => JSON.stringify(results, null, 2)));
  if (turn.calls.length > 0)
    copies.push(
      choice('call', () => turn.calls.map(({ call, arguments: args }) => callText(call.name, args)).join('\n')),
    );

  return (
    <Toolbar className="turn-actions" aria-label={t('talk.turn.actions')}>
      {finished && (
        <>
          <ActionKey label={t('talk.turn.again')} icon={RotateCcw} onAct={() => actions.retry(turn.id)} />
          <ActionKey label={t('talk.turn.edit')} icon={Pencil} onAct={() => onEdit(turn)} />
        </>
      )}
      <Menu label={t('talk.turn.copy')} icon={Copy} choices={copies} />
      <ActionKey label={t('talk.turn.delete')} icon={Trash2} onAct={() => void actions.deleteTurn(turn.id)} />
      <span className="caption turn-copied" role="status">
        {said}
      </span>
    </Toolbar>
  );
}

interface ActionKeyProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onAct: () => void;
}

function ActionKey({ label, icon, onAct }: ActionKeyProps) {
  return (
    <Button look="quiet" small square aria-label={label} title={label} onClick={onAct}>
      <Icon of={icon} small />
    </Button>
  );
}
