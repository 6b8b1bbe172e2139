import { AppError } from '../../errors.ts';
import { hermes } from './hermes.ts';
import { llama3 } from './llama.ts';
import { qwen3, qwen25, qwen35 } from './qwen.ts';
import type { ChatTemplate } from './template.ts';
import { tinyGiant } from './tiny-giant.ts';
import { xlam1, xlam2 } from './xlam.ts';

/** The chat templates of the families, by the names that model records give. */
export const templates: ReadonlyMap<string, ChatTemplate> = new Map([
  ['tiny-giant', tinyGiant],
  ['xlam-1', xlam1],
  ['xlam-2', xlam2],
  ['qwen2.5', qwen25],
  ['qwen3', qwen3],
  ['qwen3.5', qwen35],
  ['hermes', hermes],
  ['llama3', llama3],
]);

/** The chat template that a model record names. Throws `TEMPLATE_UNKNOWN`. */
export function templateOf(name: string): ChatTemplate {
  const template = templates.get(name);
  if (!template) throw new AppError('TEMPLATE_UNKNOWN', { template: name });
  return template;
}
