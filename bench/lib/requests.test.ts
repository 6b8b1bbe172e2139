import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRequests } from './requests.ts';
import { formatTable, percent } from './table.ts';

const files = {
  'slots/city.txt': 'Oslo\nLima\n',
  'en/a.jsonl': [
    { tool: 'get_weather', q: 'weather in {city}, {n:2-4} days', args: { city: '{city}', days: '{n:2-4}' } },
    {
      tool: 'get_weather',
      prev: { q: 'rain in {city}?', args: { city: '{city}' } },
      q: 'and {city2}',
      args: { city: '{city2}' },
    },
    { calls: [], q: 'a{2,3} is no slot, nor is {nothing}' },
    { tool: 'set_timer', q: 'held out', args: {} },
  ],
  'zh/a.jsonl': [{ q: '计时{w:5-5}', calls: [{ tool: 'set_timer', args: { duration: '{w:5-5}' } }] }],
  'heldout.jsonl': [{ line: 'held out', history: [], q: 'Held out', calls: [{ name: 'set_timer', arguments: {} }] }],
  'listed/a.jsonl': [
    {
      family: 'lamps',
      tools: [
        {
          name: 'lamp',
          description: 'A lamp.',
          params: [
            { name: 'color', enum: ['red'], optional: true },
            { name: 'rooms', array: 'string' },
          ],
        },
      ],
      requests: [{ q: 'red', calls: [{ name: 'lamp', args: { color: 'red', rooms: '?' } }] }],
    },
    { family: 'doors', tools: [], requests: [] },
  ],
  'heldout-listed.jsonl': [{ family: 'doors', tools: [], requests: [] }],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'requests-'));
  for (const name of ['slots', 'en', 'zh', 'listed']) mkdirSync(join(folder, name));
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : content.map(line => JSON.stringify(line)).join('\n'),
    );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readRequests', () => {
  it('fills a slot alike in a request and its arguments, numbers as numbers', () => {
    const [{ q, calls } = { q: '', calls: [] }] = readRequests(folder).written;
    const { city, days } = calls[0]?.arguments ?? {};
    expect(['Oslo', 'Lima']).toContain(city);
    expect([2, 3, 4]).toContain(days);
    expect(q).toBe(`weather in ${city}, ${days} days`);
    expect(readRequests(folder).written[0]?.q).toBe(q);
  });

  it('reads follow-ups, requests that nothing serves, and Chinese', () => {
    const [, followUp, none, chinese, ...rest] = readRequests(folder).written;
    const city = followUp?.history[0]?.calls[0]?.arguments.city;
    expect(followUp?.history).toEqual([
      { q: `rain in ${city}?`, calls: [{ name: 'get_weather', arguments: { city } }] },
    ]);
    expect(none).toMatchObject({ q: 'a{2,3} is no slot, nor is {nothing}', calls: [], language: 'en' });
    expect(chinese).toMatchObject({ q: '计时five', language: 'zh', calls: [{ arguments: { duration: 'five' } }] });
    expect(rest).toEqual([]);
  });

  it('keeps what is held out apart', () => {
    const { written, heldOut, families, heldOutFamilies } = readRequests(folder);
    expect(written.map(({ line }) => line)).not.toContain('held out');
    expect(heldOut.map(({ q }) => q)).toEqual(['Held out']);
    expect(families.map(({ family }) => family)).toEqual(['lamps']);
    expect(heldOutFamilies.map(({ family }) => family)).toEqual(['doors']);
  });

  it('writes the parameters of families as JSON Schema', () => {
    expect(readRequests(folder).families[0]?.tools[0]?.parameters).toEqual({
      type: 'object',
      properties: { color: { type: 'string', enum: ['red'] }, rooms: { type: 'array', items: { type: 'string' } } },
      required: ['rooms'],
      additionalProperties: false,
    });
  });

  it('says which folder is absent', () => {
    expect(() => readRequests(join(folder, 'nowhere'))).toThrow(/nowhere.*--requests/);
  });
});

it('aligns tables by what they show', () => {
  expect(
    formatTable(
      ['名', 'ms'],
      [
        ['计时', 1.234],
        ['a', 20],
      ],
    ),
  ).toBe('名      ms\n----  ----\n计时  1.23\na       20');
  expect(percent(0.9365)).toBe('93.7%');
});
