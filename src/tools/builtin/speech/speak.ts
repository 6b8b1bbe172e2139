import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const speak = defineTool({
  name: 'speak',
  title: { en: 'Speak a text', zh: '朗读文字' },
  description: {
    en: 'Read a text aloud with a voice of this device.',
    zh: '用此设备的语音朗读文字。',
  },
  category: 'speech',
  effects: 'device',
  permission: 'ask',
  // A page of text takes a few minutes to read.
  timeoutMs: 600_000,
  parameters: z.object({
    text: z.string().trim().min(1),
    language: z.string().optional().describe('a language, as people name it'),
  }),
  result: z.object({
    text: z.string(),
    language: z.string().optional(),
    voice: z.string().nullable(),
  }),
  examples: [
    {
      query: { en: 'say "the soup is ready"', zh: '说“the soup is ready”' },
      arguments: { text: 'the soup is ready' },
    },
    {
      query: { en: 'say bonjour in French', zh: '用法语说bonjour' },
      arguments: { text: 'bonjour', language: 'French' },
    },
    {
      query: { en: 'read this aloud: and they all slept soundly', zh: '读出来：and they all slept soundly' },
      arguments: { text: 'and they all slept soundly' },
    },
    { query: { en: 'how does 你好 sound', zh: '念一下“你好”' }, arguments: { text: '你好' } },
    {
      query: { en: 'pronounce danke in German', zh: '用德语念danke' },
      arguments: { text: 'danke', language: '德语' },
    },
    {
      query: { en: 'speak up: dinner is ready', zh: '大声说 dinner is ready' },
      arguments: { text: 'dinner is ready' },
    },
    {
      query: { en: 'read out loud the train leaves at noon', zh: '朗读 the train leaves at noon' },
      arguments: { text: 'the train leaves at noon' },
    },
    {
      query: { en: 'tell the kids out loud that it is bedtime', zh: '播报 it is bedtime' },
      arguments: { text: 'it is bedtime' },
    },
    {
      query: { en: 'let me hear buenos dias with a Spanish voice', zh: '用西班牙语发音 buenos dias' },
      arguments: { text: 'buenos dias', language: 'Spanish' },
    },
    { query: { en: 'shout happy birthday', zh: '喊一声 happy birthday' }, arguments: { text: 'happy birthday' } },
    {
      query: { en: 'announce with your voice: doors are closing', zh: '语音播放 doors are closing' },
      arguments: { text: 'doors are closing' },
    },
  ],
  async run({ text, language }, { speech, signal }) {
    const { parseLanguage } = await import('../../parse/language.ts');
    const tag = language === undefined ? undefined : parseLanguage(language);
    const { voice } = await speech.speak(text, tag, signal);
    return { text, language: tag, voice };
  },
  describe: {
    en: ({ voice }) => (voice === null ? 'Spoken.' : `Spoken with the voice ${voice}.`),
    zh: ({ voice }) => (voice === null ? '已朗读。' : `已用语音“${voice}”朗读。`),
  },
});
