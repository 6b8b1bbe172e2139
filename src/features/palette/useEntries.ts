import {
  CaseSensitive,
  Download,
  Keyboard,
  Languages,
  LayoutPanelTop,
  Library,
  type LucideIcon,
  MessageSquareText,
  Plus,
  SunMoon,
  Volume2,
  Wrench,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setLanguage, useLanguage } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { useChat } from '../chat/store';
import { usePage } from '../page/page';
import { spoken } from '../voice/spoken-choice';
import { palette } from './open';
import type { Searched } from './rank';

/** One thing that the palette goes to, runs or does. */
export interface Entry extends Searched {
  readonly id: string;
  readonly kind: 'panel' | 'tool' | 'conversation' | 'action';
  readonly icon: LucideIcon;
  /** Beside the label: the code name of a tool. */
  readonly code?: string;
  /** Of a tool: its form opens instead of something being done. */
  readonly tool?: Tool;
  readonly perform: () => void;
}

type ActionName =
  | 'new'
  | 'light'
  | 'dark'
  | 'system'
  | 'small'
  | 'medium'
  | 'large'
  | 'english'
  | 'chinese'
  | 'export'
  | 'exportAll'
  | 'speak'
  | 'silent'
  | 'shortcuts';

/** All that the palette offers now: panels, what can be done, conversations, tools. */
export function useEntries(): readonly Entry[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { panels, theme, textSize, actions, transcripts, notices } = usePage();
  const { tools, conversations, conversationId } = useChat(state => state);
  const open = conversations.find(({ id }) => id === conversationId);
  const attempt = (work: Promise<unknown>) => void work.catch(thrown => notices.add(thrown));

  const action = (name: ActionName, icon: LucideIcon, perform: () => void): Entry => ({
    id: `action ${name}`,
    kind: 'action',
    icon,
    label: t(`palette.action.${name}`),
    words: t(`palette.words.${name}`),
    perform,
  });
  const doable = [
    action('new', Plus, () => {
      actions.newConversation();
      panels.open('chat');
    }),
    ...(['light', 'dark', 'system'] as const).map(value => action(value, SunMoon, () => attempt(theme.set(value)))),
    ...(['small', 'medium', 'large'] as const).map(value =>
      action(value, CaseSensitive, () => attempt(textSize.set(value))),
    ),
    action(spoken.get() === 'on' ? 'silent' : 'speak', Volume2, () =>
      attempt(spoken.set(spoken.get() === 'on' ? 'off' : 'on')),
    ),
    action('english', Languages, () => setLanguage('en')),
    action('chinese', Languages, () => setLanguage('zh')),
    ...(open ? [action('export', Download, () => attempt(transcripts.exportConversation(open.id, open.title)))] : []),
    ...(conversations.length > 0 ? [action('exportAll', Library, () => attempt(transcripts.exportAll()))] : []),
    action('shortcuts', Keyboard, () => palette.setState({ place: 'shortcuts' })),
  ];
  const panelEntries = panels.available.map(
    (panel): Entry => ({
      id: `panel ${panel}`,
      kind: 'panel',
      icon: LayoutPanelTop,
      label: t(`panels.${panel}`),
      words: panel,
      perform: () => panels.open(panel),
    }),
  );
  const conversationEntries = conversations.map(
    ({ id, title, requests = [] }): Entry => ({
      id: `conversation ${id}`,
      kind: 'conversation',
      icon: MessageSquareText,
      label: title,
      words: requests.join(' '),
      perform() {
        panels.open('chat');
        actions.openConversation(id);
      },
    }),
  );
  const toolEntries = [...tools.values()].map(
    (tool): Entry => ({
      id: `tool ${tool.name}`,
      kind: 'tool',
      icon: Wrench,
      label: tool.title[language] || tool.name,
      words: [tool.name, tool.title.en, tool.title.zh, ...tool.examples.map(({ query }) => query[language])].join(' '),
      code: tool.name,
      tool,
      perform: () => undefined,
    }),
  );
  return [...panelEntries, ...doable, ...conversationEntries, ...toolEntries];
}
