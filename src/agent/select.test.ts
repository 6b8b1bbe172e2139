import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tinyGiant135m } from '../engine/catalogue.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import { toolMap, toolOf } from './fixtures/tools.ts';
import { bestListedTools, maxListedTools, type SelectionRequest, selectTools } from './select.ts';
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

describe('selectTools of more tools than fit', () => {
  const subjects = 'lamp door oven fan radio blinds kettle fridge robot heater camera garden'.split(' ');
  const many = subjects.map(subject =>
    toolOf(`switch_${subject}`, {
      title: { en: `Switch the ${subject}`, zh: subject },
      description: { en: `Turn the ${subject} on or off.`, zh: subject },
    }),
  );
  const registered = toolMap(...many, setTimer);
  const selectFor = (request: SelectionRequest, tools = registered) =>
    selectTools(tinyGiant135m, tinyGiant, tools, tool => tool.permission, request);
  const namesFor = (request: SelectionRequest, tools = registered) =>
    selectFor(request, tools).tools.listed.map(({ tool }) => tool.name);
  const subjectsIn = (text: string, rest: Partial<SelectionRequest> = {}) =>
    namesFor({ text, recent: [], ...rest }).map(name => name.replace('switch_', ''));

  it('lists the best for the request, in the order of their registration', () => {
    const listed = subjectsIn('turn the robot off, then the kettle and the lmap');
    expect(listed).toHaveLength(bestListedTools);
    expect(listed).toEqual(expect.arrayContaining(['lamp', 'kettle', 'robot']));
    expect(listed).toEqual(subjects.filter(subject => listed.includes(subject)));
  });

  it('says how well each fits, the best first, and which are left out', () => {
    const { considered, leftOut, tools } = selectFor({ text: 'garden', recent: [] });
    expect(considered[0]).toEqual({ tool: many.at(-1), score: 1 });
    expect(considered.map(({ tool }) => tool)).toEqual(expect.arrayContaining(many));
    expect(considered).toHaveLength(many.length);
    expect(new Set([...leftOut, ...tools.listed.map(({ tool }) => tool)])).toEqual(new Set(many));
    expect(leftOut).toHaveLength(many.length - bestListedTools);
  });

  it('keeps what the last prompt listed in its place, and adds what is new at the end', () => {
    const listed = ['switch_heater', 'switch_robot', 'switch_oven', 'switch_fan', 'switch_lamp', 'switch_door'];
    const names = namesFor({ text: 'garden', recent: [], listed });
    expect(names.slice(0, listed.length)).toEqual(listed);
    expect(names).toContain('switch_garden');
    expect(names.length).toBeLessThanOrEqual(maxListedTools);
  });

  it('makes room in a full list at its end', () => {
    const listed = many.slice(0, maxListedTools).map(({ name }) => name);
    const best = namesFor({ text: 'the garden camera', recent: [] });
    const names = namesFor({ text: 'the garden camera', recent: [], listed });
    expect(names).toHaveLength(maxListedTools);
    expect(names).toEqual(expect.arrayContaining(best));
    const kept = names.filter(name => listed.includes(name));
    const lastGone = listed.findLastIndex(name => !kept.includes(name));
    expect(listed.slice(lastGone + 1).every(name => best.includes(name))).toBe(true);
    expect(names.slice(0, kept.length)).toEqual(kept);
  });

  it('lists again no tool that is gone', () => {
    const names = namesFor({ text: 'garden', recent: [], listed: ['gone', 'set_timer', 'switch_lamp'] });
    expect(names).not.toContain('gone');
    expect(names).not.toContain('set_timer');
    expect(names[0]).toBe('switch_lamp');
  });

  it('takes what was used lately for what “it” is', () => {
    expect(subjectsIn('and off again', { recent: ['switch_garden'] })).toContain('garden');
  });

  it('lists all in the order of their registration while they fit, whatever is asked', () => {
    const few = toolMap(...many.slice(0, maxListedTools));
    const names = namesFor({ text: 'radio', recent: [], listed: ['switch_radio'] }, few);
    expect(names).toEqual([...few.keys()]);
    expect(selectFor({ text: 'radio', recent: [] }, few).considered).toEqual([]);
  });
});
