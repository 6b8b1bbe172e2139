import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tinyGiant135m } from '../engine/catalogue.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import { toolMap, toolOf } from './fixtures/tools.ts';
import { maxListedTools, selectTools } from './select.ts';
import { tinyGiant } from './templates/tiny-giant.ts';

const setTimer = toolOf('set_timer', {
  parameters: z.strictObject({ duration: z.string(), label: z.string().optional() }),
});
const listTimers = toolOf('list_timers');
const otherTimer = toolOf('set_timer', { parameters: z.strictObject({ seconds: z.int() }) });
const lamp = toolOf('lamp', { parameters: z.strictObject({ on: z.boolean() }) });
const nested = toolOf('book', { parameters: z.strictObject({ guest: z.strictObject({ name: z.string() }) }) });

function select(tools: readonly Tool[], permissionOf: (tool: Tool) => Permission = tool => tool.permission) {
  return selectTools(tinyGiant135m, tinyGiant, toolMap(...tools), permissionOf);
}

describe('selectTools', () => {
  it('knows by heart what the model was trained on, and names what is absent', () => {
    const { tools } = select([setTimer, listTimers]);
    expect(tools.known).toEqual([setTimer, listTimers]);
    expect(tools.listed).toEqual([]);
    expect(Object.keys(tools.absent)).toHaveLength(Object.keys(tinyGiant135m.knows).length - 2);
    expect(tools.absent).not.toHaveProperty('set_timer');
    expect(tools.absent).toHaveProperty('set_alarm', 'time: string, label?: string');
  });

  it('lists the others under their own names', () => {
    expect(select([lamp, setTimer]).tools).toMatchObject({
      known: [{ name: 'set_timer' }],
      listed: [{ alias: 'lamp', tool: { name: 'lamp' } }],
    });
  });

  it.each([
    ['other parameters', otherTimer],
    [
      'another order',
      toolOf('set_timer', { parameters: z.strictObject({ label: z.string().optional(), duration: z.string() }) }),
    ],
    [
      'an optional one made required',
      toolOf('set_timer', { parameters: z.strictObject({ duration: z.string(), label: z.string() }) }),
    ],
  ])('lists a tool of a known name with %s under an alias', (_, tool) => {
    const { tools } = select([tool]);
    expect(tools.known).toEqual([]);
    expect(tools.listed).toEqual([{ alias: 'set_timer_2', tool }]);
    expect(tools.absent).toHaveProperty('set_timer');
  });

  it('gives an alias that no other tool has, whatever the order', () => {
    const clash = toolOf('set_timer_2');
    for (const tools of [
      [otherTimer, clash],
      [clash, otherTimer],
    ])
      expect(
        select(tools)
          .tools.listed.map(({ alias }) => alias)
          .sort(),
      ).toEqual(['set_timer_2', 'set_timer_3']);
  });

  it('never lists a tool under the word for nothing', () => {
    expect(select([toolOf('none')]).tools.listed.map(({ alias }) => alias)).toEqual(['none_2']);
  });

  it('takes names of object prototypes for names', () => {
    expect(select([toolOf('constructor')]).tools.listed.map(({ alias }) => alias)).toEqual(['constructor']);
  });

  it('says which tools are not for this model, and why', () => {
    const { notWritable, tools } = select([nested, lamp]);
    expect(notWritable).toEqual([{ tool: nested, reason: expect.any(String) }]);
    expect(tools.listed.map(({ alias }) => alias)).toEqual(['lamp']);
  });

  it('leaves denied tools out, as dead ends where the model knows them', () => {
    const { tools } = select([setTimer, lamp], () => 'deny');
    expect(tools).toMatchObject({ known: [], listed: [] });
    expect(tools.absent).toHaveProperty('set_timer');
    expect(tools.absent).not.toHaveProperty('lamp');
  });

  it('lists as many as the model was trained to read, the first registered ones', () => {
    const many = Array.from({ length: maxListedTools + 3 }, (_, i) => toolOf(`tool_${i}`));
    const { tools, leftOut } = select(many);
    expect(tools.listed.map(({ tool }) => tool)).toEqual(many.slice(0, maxListedTools));
    expect(leftOut).toEqual(many.slice(maxListedTools));
  });
});
