import { describe, expect, test } from 'vitest';
import { AppError, toErrorRecord } from '../../errors.ts';
import { memoryDatabase } from '../../platform/database.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { toolFromSchema } from '../listed.ts';
import { Registry } from '../registry.ts';
import { sandboxInPlace } from '../sandbox/fixtures/run.ts';
import { readDefinition, type UserToolDefinition } from './definition.ts';
import { linkOf, readLink } from './link.ts';
import { UserTools } from './user-tools.ts';

const definition = (name = 'double', more: object = {}) => ({
  format: 'tiny-giant-tool/1',
  name,
  description: 'Doubles a number.',
  parameters: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
  body: { kind: 'code', code: 'args.n * 2' },
  ...more,
});
const request = (body: object) =>
  definition('r', { body: { kind: 'http', method: 'GET', url: 'https://a.example/{n}', ...body } });

async function opened(database = memoryDatabase()) {
  const registry = new Registry();
  registry.register(
    toolFromSchema({ name: 'taken', description: 'x', parameters: {}, run: () => null, source: 'page' }),
  );
  const fetch = async () => Promise.reject(new AppError('NETWORK_OFF'));
  const tools = new UserTools(database, registry, { sandbox: sandboxInPlace, fetch });
  await tools.open();
  return { database, registry, tools };
}
const names = ({ registry }: { registry: Registry }) => [...registry.list().keys()];

describe('the tools of a person', () => {
  test('are registered, run, and come back', async () => {
    const page = await opened();
    let changes = 0;
    page.tools.subscribe(() => {
      changes += 1;
    });
    await page.tools.save(definition());
    expect(changes).toBe(1);
    const tool = page.registry.get('double');
    expect(tool && (await runTool(tool, { n: 4 }, contextOf()))).toBe(8);
    const again = await opened(page.database);
    expect(names(again)).toEqual(['taken', 'double']);
    expect(again.tools.list()).toEqual([{ name: 'double', definition: definition() }]);
  });

  test('are changed and renamed', async () => {
    const page = await opened();
    await page.tools.save(definition());
    await page.tools.save(definition('double', { description: 'Twice.' }), 'double');
    expect(page.registry.get('double')?.description.en).toBe('Twice.');
    await page.tools.save(definition('twice'), 'double');
    expect(names(page)).toEqual(['taken', 'twice']);
    expect(await page.database.all('userTools')).toHaveLength(1);
  });

  test('stay registered while others change', async () => {
    const page = await opened();
    await page.tools.save(definition('a'));
    const before = page.registry.get('a');
    await page.tools.save(definition('b'));
    expect(page.registry.get('a')).toBe(before);
  });

  test('take no name of another', async () => {
    const { tools } = await opened();
    await tools.save(definition('a'));
    await tools.save(definition('b'));
    const refused = { code: 'USER_TOOL_NAME_TAKEN' };
    expect(await tools.save(definition('taken')).catch(toErrorRecord)).toMatchObject(refused);
    expect(await tools.save(definition('taken'), 'a').catch(toErrorRecord)).toMatchObject(refused);
    expect(await tools.save(definition('taken'), 'taken').catch(toErrorRecord)).toMatchObject(refused);
    expect(await tools.save(definition('a')).catch(toErrorRecord)).toMatchObject(refused);
    expect(await tools.save(definition('a'), 'b').catch(toErrorRecord)).toMatchObject(refused);
    expect(tools.list().map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('are removed and put back', async () => {
    const page = await opened();
    await page.tools.save(definition());
    const removed = await page.tools.remove('double');
    expect([names(page), page.tools.list()]).toEqual([['taken'], []]);
    expect(await page.tools.remove('double')).toBeUndefined();
    if (removed) await page.tools.restore(removed);
    expect(names(page)).toEqual(['taken', 'double']);
    expect(removed && (await page.tools.restore(removed).catch(toErrorRecord))).toMatchObject({
      code: 'USER_TOOL_NAME_TAKEN',
    });
  });

  test('that cannot be read are listed with the reason, kept, and can be replaced', async () => {
    const database = memoryDatabase();
    const later = { ...definition('later'), format: 'tiny-giant-tool/9' };
    await database.put('userTools', { id: 'later', value: later });
    await database.put('userTools', { id: 'taken', value: definition('taken') });
    const page = await opened(database);
    expect(page.tools.list()).toEqual([
      {
        name: 'later',
        error: {
          code: 'USER_TOOL_FORMAT',
          details: { tool: 'later', format: 'tiny-giant-tool/9', known: 'tiny-giant-tool/1' },
        },
      },
      { name: 'taken', error: { code: 'TOOL_NAME_TAKEN', details: { tool: 'taken' } } },
    ]);
    expect(JSON.parse(await page.tools.exportAll()).tools).toContainEqual(later);
    await page.tools.save(definition('later'), 'later');
    expect(names(page)).toEqual(['taken', 'later']);
  });
});

describe('a file', () => {
  test('holds every tool, and is read without installing', async () => {
    const { tools } = await opened();
    await tools.save(definition('a'));
    await tools.save(definition('b'));
    const other = await opened();
    expect(other.tools.importFile(await tools.exportAll())).toEqual({
      definitions: [definition('a'), definition('b')],
      problems: [],
    });
    expect(other.tools.list()).toEqual([]);
    expect(other.tools.importFile(JSON.stringify(definition('c'))).definitions).toEqual([definition('c')]);
  });

  test('tells what of it cannot be read', async () => {
    const { tools } = await opened();
    const bad = definition('bad', { parameters: { type: 'array' } });
    const file = { format: 'tiny-giant-tools/1', tools: [definition('a'), bad, 7, definition('a')] };
    const { definitions, problems } = tools.importFile(JSON.stringify(file));
    expect(definitions).toEqual([definition('a')]);
    expect(problems).toMatchObject([
      { name: 'bad', error: { code: 'USER_TOOL_INVALID', details: { path: 'parameters.type' } } },
      { name: '?', error: { code: 'USER_TOOL_FORMAT' } },
      { name: 'a', error: { code: 'USER_TOOL_NAME_TAKEN' } },
    ]);
  });

  test.each([
    ['{', 'USER_TOOL_NOT_JSON'],
    ['null', 'USER_TOOL_FORMAT'],
    ['[]', 'USER_TOOL_FORMAT'],
    ['{"format":"other"}', 'USER_TOOL_FORMAT'],
    [JSON.stringify('x'.repeat(2 ** 20)), 'USER_TOOL_FILE_TOO_LARGE'],
  ])('%.20s is refused', async (text, code) => {
    const { tools } = await opened();
    expect(() => tools.importFile(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a link', () => {
  test('holds one tool', async () => {
    const read = readDefinition(definition('double', { title: 'Zweimal „ä“ 二倍' }));
    const link = await linkOf(read);
    expect(link).toMatch(/^#tool=[\w-]+$/);
    expect(await readLink(link)).toEqual(read);
  });

  test('that is damaged, or holds too much, is refused', async () => {
    const link = await linkOf(readDefinition(definition()));
    const codeOf = (fragment: string) => readLink(fragment).catch(toErrorRecord);
    for (const fragment of ['', '#tool=', '#tool=!!!', link.slice(0, -8), '#other=x'])
      expect(await codeOf(fragment)).toMatchObject({ code: 'USER_TOOL_LINK' });
    const bomb = await linkOf({ padding: ' '.repeat(1e6) } as unknown as UserToolDefinition);
    expect(bomb.length).toBeLessThan(4000);
    expect(await codeOf(bomb)).toMatchObject({ code: 'USER_TOOL_TOO_LARGE' });
    expect(await codeOf(`#tool=${'A'.repeat(1e5)}`)).toMatchObject({ code: 'USER_TOOL_TOO_LARGE' });
    const other = await linkOf({ ...definition(), name: 'no spaces' } as UserToolDefinition);
    expect(await codeOf(other)).toMatchObject({ code: 'USER_TOOL_INVALID', details: { path: 'name' } });
  });
});

describe('a definition', () => {
  test.each([
    [definition('no name'), 'name'],
    [definition('a', { extra: 1 }), 'extra'],
    [definition('a', { description: ' ' }), 'description'],
    [definition('a', { parameters: { type: 'object', properties: 5 } }), 'parameters'],
    [definition('a', { body: { kind: 'other' } }), 'body.kind'],
    [definition('a', { body: { kind: 'code', code: '' } }), 'body.code'],
    [request({ url: 'https://{n}/' }), 'body.url'],
    [request({ url: 'https://a.example/{unknown}' }), 'body.url'],
    [request({ body: {} }), 'body.body'],
    [request({ headers: { Authorization: 'Bearer x' } }), 'body.headers'],
    [request({ headers: { 'X-API-Key': 'x' } }), 'body.headers'],
    [request({ headers: { 'X-A': 'a\r\nX-B: b' } }), 'body.headers'],
    [request({ headers: { 'a b': 'x' } }), 'body.headers'],
  ])('%j is refused', (value, path) => {
    expect(() => readDefinition(value)).toThrow(
      expect.objectContaining({ code: 'USER_TOOL_INVALID', details: expect.objectContaining({ path }) }),
    );
  });

  test('has its limit', () => {
    const value = definition('a', { body: { kind: 'code', code: 'x'.repeat(2 ** 16) } });
    expect(() => readDefinition(value)).toThrow(expect.objectContaining({ code: 'USER_TOOL_TOO_LARGE' }));
  });
});
