import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import type { Language } from '../../language.ts';

const language = z.enum(['en', 'zh']) satisfies z.ZodType<Language>;

export const setLanguage = defineTool({
  name: 'set_language',
  title: { en: 'Change the language', zh: '切换语言' },
  description: {
    en: 'Show this page in English or in Chinese.',
    zh: '用中文或英文显示页面。',
  },
  category: 'page',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ language: z.string().describe('a language, as people name it') }),
  result: z.object({ language, previous: language }),
  examples: [
    { query: { en: 'switch to Chinese', zh: '换成中文' }, arguments: { language: 'Chinese' } },
    { query: { en: 'English please', zh: '请用英文' }, arguments: { language: 'English' } },
    { query: { en: 'show this in 简体中文', zh: '界面用简体中文' }, arguments: { language: '简体中文' } },
    { query: { en: 'set the language to en-US', zh: '语言设为en-US' }, arguments: { language: 'en-US' } },
    { query: { en: 'speak Mandarin', zh: '说普通话' }, arguments: { language: 'Mandarin' } },
  ],
  async run({ language: said }, { interfaceLanguage }) {
    const { parseLanguage } = await import('../../parse/language.ts');
    const chosen = language.safeParse(new Intl.Locale(parseLanguage(said)).language);
    if (!chosen.success) throw new AppError('TOOL_LANGUAGE_NOT_SPOKEN', { language: said });
    const previous = interfaceLanguage.get();
    await interfaceLanguage.set(chosen.data);
    return { language: chosen.data, previous };
  },
  describe: {
    en: result => `The page is in ${result.language === 'en' ? 'English' : 'Chinese'} now.`,
    zh: result => `页面现在是${result.language === 'en' ? '英文' : '中文'}。`,
  },
});
