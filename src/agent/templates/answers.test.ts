import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaCases } from '../../decode/json-schema/fixtures/schemas.ts';
import { createWalker, type Walker } from '../../decode/json-schema/fixtures/walk.ts';
import { toolFromSchema } from '../../tools/listed.ts';
import type { Arguments, JsonSchema } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';
import { checkFormat } from '../verify/format.ts';
import { stepTools } from './fixtures/conversations.ts';
import { templateOf, templates } from './index.ts';
import type { ChatTemplate, ParsedCall, StepTools } from './template.ts';

let walker: Walker;
beforeAll(async () => {
  walker = await createWalker();
});
afterAll(() => walker.dispose());

const families = [...templates.keys()].filter(name => name !== 'tiny-giant');
const spoken = families.filter(name => templateOf(name).speaks);
const tools = stepTools();

const lamp: ToolCall = { name: 'set_lamp', arguments: { room: '大厅 <b>"x"</b></p>', on: true, level: 3 } };
const trip: ToolCall = {
  name: 'plan_trip',
  arguments: { stops: [{ place: 'a', nights: null }, { place: '</tool_call>' }], tags: { x: 1.5 } },
};
const ring: ToolCall = { name: 'ring', arguments: {} };

const bare = (calls: readonly ParsedCall[]) => calls.map(({ name, arguments: args }) => ({ name, arguments: args }));

/** What a reader gives for an answer that comes in pieces of some length. */
function streamed(
  template: ChatTemplate,
  answer: string,
  length: number,
  of: StepTools = tools,
): readonly ParsedCall[] {
  const reader = template.reader(of);
  const calls: ParsedCall[] = [];
  for (let at = 0; at < answer.length; at += length) calls.push(...reader.add(answer.slice(at, at + length)));
  return [...calls, ...reader.end()];
}

describe.each(families)('an answer of %s', family => {
  const template = templateOf(family);
  const several =
    family === 'llama3' ? [[lamp], [trip], [ring]] : [[lamp], [trip], [ring], [lamp, ring, trip], [ring, ring]];

  it.each(several)('is in the grammar as it is written, and is read as it was: %j %j', async (...calls) => {
    const answer = template.format(calls, tools);
    expect(await walker.accepts(template.grammar(tools), answer)).toBe(true);
    const parsed = template.parse(answer, tools);
    expect(bare(parsed)).toEqual(calls);
    for (const { start, end, name } of parsed) expect(answer.slice(start, end)).toContain(name);
    for (const length of [1, 2, 7, answer.length]) expect(streamed(template, answer, length)).toEqual(parsed);
  });

  it('gives a call as soon as it stands', () => {
    const answer = template.format([lamp, ring], tools);
    const [first] = template.parse(answer, tools);
    const reader = template.reader(tools);
    const growing = Array.from(answer, one => reader.add(one));
    const at = growing.findIndex(calls => calls.length > 0);
    expect(growing[at]).toEqual([first]);
    expect(at).toBeLessThan(answer.indexOf('ring'));
  });

  it('names only tools that are there, with their own parameters', async () => {
    const grammar = template.grammar(tools);
    const wrong: readonly ToolCall[] = [
      { name: 'shout', arguments: {} },
      { name: 'ring', arguments: { room: 'x' } },
      { name: 'set_lamp', arguments: { room: 'x' } },
      { name: 'set_lamp', arguments: { room: 'x', on: 'yes' } },
      { name: 'set_lamp', arguments: { room: 'x', on: true, level: 101 } },
      { name: 'plan_trip', arguments: { stops: [{ nights: 1 }] } },
    ];
    for (const call of wrong) {
      const answer = template.format([call], tools);
      // A tag is not part of a text either, so that nothing but a call begins with it.
      expect(await walker.accepts(grammar, answer), answer).toBe(false);
    }
  });

  it('may be that nothing fits', async () => {
    for (const some of [tools, stepTools([])])
      expect(await walker.accepts(template.grammar(some), template.none)).toBe(true);
    expect(template.parse(template.none, tools)).toEqual([]);
    expect(template.format([], tools)).toBe(template.none);
  });

  it('leaves out a tool whose name was refused', async () => {
    const answer = template.format([ring], tools);
    const narrowing = { after: '', names: ['ring'], values: [], source: '' };
    expect(await walker.accepts(template.grammar(tools, narrowing), answer)).toBe(false);
  });

  it('uses the alias of a tool', () => {
    const [listed] = tools.listed;
    if (!listed) throw new Error('No tool');
    const aliased: StepTools = { ...tools, listed: [{ ...listed, alias: 'lamp_2' }] };
    const answer = template.format([lamp], aliased);
    expect(answer).toContain('lamp_2');
    expect(bare(template.parse(answer, aliased))).toEqual([{ ...lamp, name: 'lamp_2' }]);
  });

  it('that breaks off in a call is malformed', () => {
    const answer = template.format([lamp], tools);
    const cut = answer.slice(0, Math.floor(answer.length / 2));
    const malformed = expect.objectContaining({ code: 'ANSWER_MALFORMED' });
    expect(() => template.parse(cut, tools)).toThrow(malformed);
    expect(() => streamed(template, cut, 3)).toThrow(malformed);
  });

  it('cannot be a call of a tool that no arguments fit', () => {
    const parameters: JsonSchema = { type: 'object', properties: { a: { enum: [] } }, required: ['a'] };
    const tool = toolFromSchema({ name: 'f', description: 'Does f.', parameters, run: () => null, source: 'page' });
    expect(template.cannotWrite(tool)).toEqual(expect.any(String));
    for (const { tool } of tools.listed) expect(template.cannotWrite(tool)).toBeNull();
  });

  it('holds calls by any schema', async () => {
    await fc.assert(
      fc.asyncProperty(schemaCases, fc.infiniteStream(fc.nat()), async ({ schema, value }, choices) => {
        const tool = toolFromSchema({
          name: 'f',
          description: 'Does f.',
          parameters: schema,
          run: () => null,
          source: 'page',
        });
        const one: StepTools = { known: [], listed: [{ alias: 'f', tool }], absent: {} };
        const call = { name: 'f', arguments: value as Arguments };
        const grammar = template.grammar(one);
        const written = template.format([call], one);
        const text = JSON.stringify(value);
        // A text without quotes cannot hold what would end it.
        const writable = family !== 'qwen3.5' || !/<\/|</.test(text);
        if (writable) expect(await walker.accepts(grammar, written), written).toBe(true);
        const [read] = template.parse(written, one);
        expect(checkFormat(read ?? call, new Map([['f', tool]])).verdict.passed, written).toBe(true);

        const answer = await walker.draw(grammar, below => (choices.next().value ?? 0) % below, 200);
        if (answer !== null) expect(streamed(template, answer, 5, one)).toEqual(template.parse(answer, one));
      }),
      { numRuns: 12, seed: 20_261_124 },
    );
  });
});

describe.each(spoken)('a text of %s', family => {
  const template = templateOf(family);

  it('is in the grammar and holds no call', async () => {
    for (const text of ['It rains.', '晴，3 < 5。', 'a\n\nb [1] {x}']) {
      expect(await walker.accepts(template.grammar(tools), text), text).toBe(true);
      expect(template.parse(text, tools)).toEqual([]);
    }
  });
});

describe('what models write though no grammar does', () => {
  it.each([
    ['qwen2.5', 'Sure.\n<tool_call>\n{"name": "ring", "arguments": {}}\n</tool_call>'],
    ['hermes', '<tool_call>{"arguments":{}, "name":"ring"}</tool_call>\n'],
    ['qwen3.5', 'Sure.\n\n<tool_call>\n<function=ring>\n</function>\n</tool_call>'],
    ['llama3', ' {"name": "ring", "parameters": {}} '],
    ['xlam-2', '[\n  {"name": "ring", "arguments": {}}\n]\n'],
    ['xlam-1', '{"tool_calls":[{"name":"ring","arguments":{}}]}'],
    ['xlam-1', '{"tool_calls": [{"name": "ring"}]}'],
  ])('of %s is read: %j', (family, answer) => {
    expect(bare(templateOf(family).parse(answer, tools))).toEqual([ring]);
  });

  it('of Llama may be several calls', () => {
    const one = '{"name": "ring", "parameters": {}}';
    expect(templateOf('llama3').parse(`${one}; ${one}\n${one}`)).toHaveLength(3);
  });

  it('of Qwen 3.5 is read by the types of parameters', () => {
    const schema = {
      type: 'object',
      properties: {
        text: { type: 'string' },
        n: { type: ['string', 'integer'] },
        on: { type: 'boolean' },
        none: { type: ['null', 'string'] },
        list: { type: 'array' },
      },
    };
    const of = stepTools([{ name: 'f', description: 'Does f.', parameters: schema }]);
    const values = { text: '12', n: '12', on: 'True', none: 'None', list: '[1]' };
    const parameters = Object.entries(values).map(([key, value]) => `<parameter=${key}>\n${value}\n</parameter>\n`);
    const answer = `<tool_call>\n<function=f>\n${parameters.join('')}</function>\n</tool_call>`;
    const [call] = templateOf('qwen3.5').parse(answer, of);
    expect(call?.arguments).toEqual({ text: '12', n: 12, on: true, none: null, list: [1] });
  });

  it.each([
    ['qwen2.5', '<tool_call>\n{"name": "", "arguments": {}}\n</tool_call>', 13],
    ['qwen2.5', '<tool_call>\n{"name": "ring", "arguments": []}\n</tool_call>', 13],
    ['qwen2.5', `<tool_call>\n{"name": "ring", "arguments": {"a": 1e999}}\n</tool_call>`, 13],
    ['qwen2.5', `<tool_call>${'{"a":'.repeat(70)}`, 12],
    ['qwen2.5', '<tool_call>\n{"name": "ring"] \n</tool_call>', 13],
    ['xlam-2', '[{"name": "ring"}] and more', 20],
    ['xlam-1', 'ring()', 1],
    ['llama3', '{"name": "ring", "parameters": {}} and', 36],
    ['qwen3.5', '<tool_call>\n<function=ri\nng>', 23],
  ])('of %s is malformed: %j', (family, answer, position) => {
    expect(() => templateOf(family).parse(answer)).toThrow(
      expect.objectContaining({ code: 'ANSWER_MALFORMED', details: { position } }),
    );
  });
});

describe('the stream of the embedded model', () => {
  const template = templateOf('tiny-giant');
  it.each(['none', 'roll_dice()', 'f(a="x\\ny", b=?)\nroll_dice()'])('is %j as a whole', answer => {
    for (const length of [1, 3, 100]) expect(streamed(template, answer, length)).toEqual(template.parse(answer));
  });

  it.each(['none\nroll_dice()', 'roll_dice()\n', 'roll_dice()\nx', '', 'roll_dice('])(
    'refuses %j where the whole does',
    answer => {
      let thrown: unknown;
      try {
        template.parse(answer);
      } catch (error) {
        thrown = error;
      }
      for (const length of [1, 3, 100]) expect(() => streamed(template, answer, length)).toThrow(thrown as Error);
    },
  );
});
