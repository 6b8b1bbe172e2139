import { AppError } from '../../errors.ts';
import type { ChatTemplate } from './template.ts';
import { tinyGiant } from './tiny-giant.ts';

const templates: ReadonlyMap<string, ChatTemplate> = new Map([['tiny-giant', tinyGiant]]);

/** The chat template that a model record names. Throws `TEMPLATE_UNKNOWN`. */
export function templateOf(name: string): ChatTemplate {
  const template = templates.get(name);
  if (!template) throw new AppError('TEMPLATE_UNKNOWN', { template: name });
  return template;
}
