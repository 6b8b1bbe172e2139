import type { ErrorDetails, ErrorRecord } from '@/errors';
import type { Language } from '@/tools/language';
import { agentErrors } from './errors/agent';
import { callErrors } from './errors/calls';
import { decodeErrors } from './errors/decode';
import { engineErrors } from './errors/engine';
import { installedErrors } from './errors/installed';
import { kioskErrors } from './errors/kiosk';
import { mcpErrors } from './errors/mcp';
import { networkErrors } from './errors/network';
import { platformErrors } from './errors/platform';
import { sandboxErrors } from './errors/sandbox';
import { settingsErrors } from './errors/settings';
import { toolErrors } from './errors/tools';
import { toolDeviceErrors } from './errors/tools-device';
import { toolListErrors } from './errors/tools-lists';
import { toolMathErrors } from './errors/tools-math';
import { toolTextErrors } from './errors/tools-text';
import { toolTimeErrors } from './errors/tools-time';
import { transcriptErrors } from './errors/transcripts';
import { voiceErrors } from './errors/voice';
import { webmcpErrors } from './errors/webmcp';
import { reasonOf } from './reasons';

export interface ErrorText {
  /** What happened. */
  readonly title: string;
  /** What to do next. */
  readonly body: string;
}

/** By code: what a person is told, with `{{name}}` where a detail goes. */
export type ErrorCatalogue = Readonly<Record<string, Readonly<Record<Language, ErrorText>>>>;

const unexpected: Readonly<Record<Language, ErrorText>> = {
  en: {
    title: 'Something broke that has no name yet',
    body: 'The page says: {{message}}. Try again; if it comes back, reload the page and report it with its diagnostics.',
  },
  zh: {
    title: '出现了尚未命名的错误',
    body: '页面给出的信息：{{message}}。请重试；若再次出现，请重新加载页面，并附上诊断信息反馈。',
  },
};

/** Every error that a person can meet. */
export const errorCatalogue: ErrorCatalogue = {
  ...engineErrors,
  ...decodeErrors,
  ...agentErrors,
  ...callErrors,
  ...platformErrors,
  ...settingsErrors,
  ...toolMathErrors,
  ...installedErrors,
  ...mcpErrors,
  ...kioskErrors,
  ...networkErrors,
  ...sandboxErrors,
  ...toolDeviceErrors,
  ...toolListErrors,
  ...toolTextErrors,
  ...transcriptErrors,
  ...voiceErrors,
  ...webmcpErrors,
  ...toolTimeErrors,
  ...toolErrors,
  UNEXPECTED: unexpected,
};

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? ''));
}

/** An error in the words of a language: what happened, and what to do next. A code without words is told as unexpected. */
export function errorText({ code, details }: ErrorRecord, language: Language): ErrorText {
  const known = errorCatalogue[code]?.[language];
  const { title, body } = known ?? unexpected[language];
  const reason = reasonOf(details, language);
  const values = { ...(!known && { message: code }), ...details, ...(reason !== null && { reason }) };
  return { title: fill(title, values), body: fill(body, values) };
}
