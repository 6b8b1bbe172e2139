import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Tool } from '../../tools/tool.ts';
import { toolMap, toolOf } from '../fixtures/tools.ts';
import { Ranking, rankingOf } from './ranking.ts';

const exchange = toolOf('convert_money', {
  description: { en: 'Change one currency to another.', zh: '换算货币。' },
  examples: [{ query: { en: '20 euros in dollars', zh: '20 欧元等于多少美元' }, arguments: {} }],
});
const weather = toolOf('weather', {
  description: { en: 'Tell the weather of a city.', zh: '查询一个城市的天气。' },
  examples: [{ query: { en: 'is it raining in London', zh: '伦敦在下雨吗' }, arguments: {} }],
});
const blinds = toolOf('cover.setPosition', {
  description: { en: 'Moves a cover.', zh: 'Moves a cover.' },
  parameters: z.strictObject({ cover: z.enum(['kitchen_blinds', 'awning']).describe('which one') }),
});
const spin = toolOf('spin', { description: { en: 'Turn a wheel.', zh: '转动轮子。' } });
const all = [exchange, weather, blinds, spin];

function best(text: string, recent: readonly string[] = [], tools: readonly Tool[] = all): string {
  const [first] = [...new Ranking(tools).scores(text, recent)].sort(([, a], [, b]) => b - a);
  return first?.[0].name ?? '';
}

describe('Ranking', () => {
  it.each([
    ['words of an example', 'will it be raining', 'weather'],
    ['a typo', 'wether pls', 'weather'],
    ['Chinese', '明天天气如何', 'weather'],
    ['words of a name', 'position of the thing', 'cover.setPosition'],
    ['what a parameter may be', 'close the awning', 'cover.setPosition'],
    ['values of the kinds in an example', '180 Lari → krona', 'convert_money'],
    ['Chinese values of the kinds in an example', '300日元 泰铢', 'convert_money'],
    ['a place of which no tool speaks', 'reykjavik?', 'weather'],
  ])('finds a tool by %s', (_, text, name) => {
    expect(best(text)).toBe(name);
  });

  it('scores the best 1, and nothing where no tool has a word of it', () => {
    const ranking = new Ranking(all);
    expect(Math.max(...ranking.scores('rain in london').values())).toBe(1);
    expect([...ranking.scores('?!').values()]).toEqual([0, 0, 0, 0]);
    expect(ranking.scores('').size).toBe(all.length);
  });

  it('favours what was used last where the request says little, and not where it says much', () => {
    expect(best('…', ['spin', 'weather'])).toBe('spin');
    expect(best('…', ['weather', 'spin'])).toBe('weather');
    expect(best('is it raining in London', ['spin'])).toBe('weather');
  });

  it('reads both ends of a long text', () => {
    const filler = 'lorem ipsum dolor sit amet '.repeat(200);
    expect(best(`the weather: ${filler}`)).toBe('weather');
    expect(best(`${filler} turn the wheel`)).toBe('spin');
  });

  it('ranks no tools, and tools that say nothing', () => {
    expect(new Ranking([]).scores('weather').size).toBe(0);
    const mute = toolOf('_', { title: { en: '', zh: '' }, description: { en: '', zh: '' } });
    expect([...new Ranking([mute]).scores('weather').values()]).toEqual([0]);
  });

  it('survives schemas of any shape', () => {
    const odd = { ...spin, parameters: { properties: { a: true, b: { items: true, enum: [1, null] } } } };
    expect(best('turn', [], [odd])).toBe('spin');
  });

  it('is built once for a snapshot of the registry', () => {
    const tools = toolMap(...all);
    expect(rankingOf(tools)).toBe(rankingOf(tools));
    expect(rankingOf(toolMap(...all))).not.toBe(rankingOf(tools));
  });
});
