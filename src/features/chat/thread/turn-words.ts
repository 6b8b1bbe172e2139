import type { TFunction } from 'i18next';
import { type AnswerPart, answerOf } from '@/agent/answer';
import type { CallState, TurnState } from '@/agent/reduce';
import type { ErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import type { Format } from '@/tools/context';
import type { Tool } from '@/tools/tool';

const waiting: ReadonlySet<CallState['status']> = new Set(['confirming', 'clarifying', 'permitting']);

/** What a screen reader is told of a turn: what it asks of the person now, or what came of it; nothing while it works. */
export function turnWords(turn: TurnState, tools: ReadonlyMap<string, Tool>, format: Format, t: TFunction): string {
  const { language } = format;
  const titleOf = (name: string) => tools.get(name)?.title[language] || name;
  const ofError = (error: ErrorRecord) => {
    const { title, body } = errorText(error, language);
    return `${title}. ${body}`;
  };
  const ofPart = (part: AnswerPart): string => {
    switch (part.kind) {
      case 'result':
        return part.text ?? t('announce.ran', { tool: titleOf(part.call.call.name) });
      case 'refused':
        return t('announce.refused', { tool: titleOf(part.call.call.name) });
      case 'failed':
      case 'error':
        return ofError(part.error);
      case 'unavailable':
        return t(part.reason === 'denied' ? 'unavailable.denied' : 'unavailable.absent', { tool: part.call.call.name });
      case 'dropped':
        return t('dropped', { tool: titleOf(part.call.call.name) });
      case 'left':
        return t('left', { tool: titleOf(part.call.call.name) });
      case 'said':
        return part.text;
      case 'none':
        return t('refusal.text', { count: tools.size });
      case 'stopped':
        return t('stopped');
    }
  };

  if (turn.status === 'finished') return answerOf(turn, tools, format).map(ofPart).join(' ');
  const asking = turn.calls.find(({ status }) => waiting.has(status));
  if (!asking) return '';
  const tool = titleOf(asking.call.name);
  if (asking.status === 'confirming') {
    const choices = asking.choices?.map(({ name }) => titleOf(name)) ?? [tool];
    return t('announce.confirm', { choices: format.list(choices) });
  }
  return t(asking.status === 'clarifying' ? 'announce.missing' : 'announce.allow', { tool });
}
