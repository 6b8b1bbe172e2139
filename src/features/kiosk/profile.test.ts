import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProfile, profileJsonSchema, titleOf } from './profile';

const folder = new URL('../../../public/kiosk/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const small = { tools: ['roll_dice'], examples: { en: ['roll a die'], zh: ['掷骰子'] } };

function violations(value: unknown, language: 'en' | 'zh' = 'en') {
  const checked = checkProfile(value, language);
  return checked.ok ? [] : checked.violations;
}

describe('a profile', () => {
  it('has its JSON Schema published', () => {
    expect(read('profile.schema.json')).toEqual(profileJsonSchema());
  });

  it.each(readdirSync(folder).filter(name => name.endsWith('.json') && name !== 'profile.schema.json'))(
    'of public/kiosk is valid: %s',
    name => {
      expect(violations(read(name))).toEqual([]);
    },
  );

  it('fills in what it leaves out', () => {
    const checked = checkProfile(small, 'en');
    expect(checked).toMatchObject({
      ok: true,
      value: {
        languages: ['en', 'zh'],
        idleSeconds: 45,
        stuckSeconds: 60,
        theme: 'light',
        sound: false,
        attract: true,
      },
    });
    expect(checked.ok && titleOf(checked.value, 'zh')).toBe('Tiny Giant');
  });

  it('says where it is wrong, and why, in both languages', () => {
    const wrong = { ...small, tools: ['roll_dice', 'fly'], idleSeconds: 'soon', colour: 'red' };
    expect(violations(wrong)).toEqual([
      { path: 'tools.1', message: 'No built-in tool has this name' },
      { path: 'idleSeconds', message: expect.stringContaining('expected number') },
      { path: '', message: expect.stringContaining('colour') },
    ]);
    expect(violations(wrong, 'zh')).toEqual([
      { path: 'tools.1', message: '没有这个名称的内置工具' },
      { path: 'idleSeconds', message: expect.stringContaining('无效输入') },
      { path: '', message: expect.stringContaining('colour') },
    ]);
  });

  it('wants examples for each of its languages', () => {
    expect(violations({ ...small, examples: { en: ['roll a die'] } })).toEqual([
      { path: 'examples.zh', message: 'A language of the profile has no example requests' },
    ]);
    expect(violations({ ...small, languages: ['en'], examples: { en: ['roll a die'] } })).toEqual([]);
  });

  it('names no language twice', () => {
    expect(violations({ ...small, languages: ['en', 'en'] })).toEqual([
      { path: 'languages', message: 'A language is named twice' },
    ]);
  });

  it.each([null, [], 'profile', 7])('is an object, and not %o', value => {
    expect(violations(value)).toHaveLength(1);
  });
});
