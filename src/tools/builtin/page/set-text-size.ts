import { z } from 'zod';
import { defineTool } from '../../define.ts';

const size = z.enum(['small', 'medium', 'large']);

const names = {
  small: '小',
  medium: '中',
  large: '大',
} as const;

export const setTextSize = defineTool({
  name: 'set_text_size',
  title: { en: 'Change the text size', zh: '调整字号' },
  description: { en: 'Make the text of this page small, medium or large.', zh: '把页面文字调成小、中或大。' },
  category: 'page',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ size }),
  result: z.object({ size, previous: size }),
  examples: [
    { query: { en: 'make the text bigger', zh: '字大一点' }, arguments: { size: 'large' } },
    { query: { en: 'the letters are tiny', zh: '字太小看不清' }, arguments: { size: 'large' } },
    { query: { en: 'write smaller', zh: '字调小一点' }, arguments: { size: 'small' } },
    { query: { en: 'normal text size', zh: '字号调回中等' }, arguments: { size: 'medium' } },
    { query: { en: 'small letters please', zh: '请用小号字' }, arguments: { size: 'small' } },
    { query: { en: "i can't read this, enlarge the font", zh: '看不清，字体放大' }, arguments: { size: 'large' } },
    { query: { en: 'zoom the words up', zh: '把字放大些' }, arguments: { size: 'large' } },
    { query: { en: 'put the font back to standard', zh: '字体恢复默认大小' }, arguments: { size: 'medium' } },
    { query: { en: 'the print is huge, shrink it', zh: '字太大了，缩小' }, arguments: { size: 'small' } },
    { query: { en: 'bigger type, i forgot my glasses', zh: '没戴眼镜，要大号字' }, arguments: { size: 'large' } },
  ],
  async run({ size: chosen }, { textSize }) {
    const previous = textSize.get();
    await textSize.set(chosen);
    return { size: chosen, previous };
  },
  describe: {
    en: result => `The text is ${result.size} now.`,
    zh: result => `字号现在是：${names[result.size]}。`,
  },
});
