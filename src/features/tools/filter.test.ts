import { describe, expect, it } from 'vitest';
import { toolOf } from '@/agent/fixtures/tools';
import { byCategory, passes, searchTools } from './filter';

const dice = toolOf('roll_dice', {
  title: { en: 'Roll dice', zh: '掷骰子' },
  category: 'random',
  examples: [{ query: { en: 'roll three dice', zh: '掷三个骰子' }, arguments: {} }],
});
const weather = toolOf('get_weather', {
  title: { en: 'Get the weather', zh: '查询天气' },
  category: 'web',
  effects: 'network',
  source: 'builtin',
  examples: [{ query: { en: 'will it rain in Oslo, or roll in', zh: '奥斯陆会下雨吗' }, arguments: {} }],
});
const tools = [weather, dice];

describe('searching tools', () => {
  it.each([
    ['ROLL', 'en', [dice, weather]],
    ['rain oslo', 'en', [weather]],
    ['get weather', 'en', [weather]],
    ['骰子', 'zh', [dice]],
    ['  ', 'en', tools],
    ['sandwich', 'en', []],
  ] as const)('%j in %s', (query, language, found) => {
    expect(searchTools(tools, query, language)).toEqual(found);
  });
});

it('filters by source, category and reach', () => {
  expect(tools.filter(tool => passes({ by: 'source', value: 'builtin' }, tool))).toEqual([weather]);
  expect(tools.filter(tool => passes({ by: 'category', value: 'random' }, tool))).toEqual([dice]);
  expect(tools.filter(tool => passes({ by: 'reach', value: 'network' }, tool))).toEqual([weather]);
  expect(tools.filter(tool => passes({ by: 'all' }, tool))).toEqual(tools);
});

it('groups by category in the order given', () => {
  expect(byCategory([weather, dice, weather])).toEqual([
    ['web', [weather, weather]],
    ['random', [dice]],
  ]);
});
