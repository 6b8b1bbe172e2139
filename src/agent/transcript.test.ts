import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { builtinTools } from '../tools/builtin/index.ts';
import type { AgentEvent } from './events.ts';
import { toolMap } from './fixtures/tools.ts';
import { replayTurn } from './reduce.ts';
import {
  readTranscripts,
  renamedTurns,
  type TranscriptTurn,
  transcriptLimit,
  writeTranscript,
  writeTranscripts,
  xlamLines,
} from './transcript.ts';

/* Turns recorded from the page with the real model. */
const recorded: readonly TranscriptTurn[] = readFileSync(
  new URL('./fixtures/transcripts.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .flatMap(line => (JSON.parse(line) as { turns: AgentEvent[][] }).turns)
  .map((events, index) => {
    const [first] = events;
    if (first?.type !== 'turn.started') throw new Error('A recorded turn begins with turn.started');
    return { id: `${index}`, events: [{ ...first, turnId: `${index}` }, ...events.slice(1)] };
  });
const head = {
  title: 'Recorded',
  exportedAt: '2026-11-24T14:00:00.000Z',
  model: { id: 'tiny-giant-135m', version: 'abc' },
};
const file = writeTranscript({ ...head, turns: recorded });

/** The one conversation of a file. */
function readOne(text: string) {
  const [only, ...others] = readTranscripts(text, 'x.json');
  if (!only || others.length > 0) throw new Error('The file has not one conversation');
  return only;
}

function codeOf(text: string): unknown {
  try {
    readTranscripts(text, 'x.json');
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : thrown;
  }
  return null;
}

/** The file with one thing changed. */
function changed(
  change: (value: { [key: string]: unknown; turns: { id: string; events: unknown[] }[] }) => void,
): string {
  const value = JSON.parse(file);
  change(value);
  return JSON.stringify(value);
}

describe('a transcript', () => {
  it('read again folds into the same states', () => {
    expect(recorded.length).toBeGreaterThan(10);
    const { turns, title } = readOne(file);
    expect(JSON.parse(file)).toMatchObject({ format: 'tiny-giant-transcript/1', ...head });
    expect(title).toBe('Recorded');
    expect(turns.map(({ events }) => replayTurn(events))).toEqual(recorded.map(({ events }) => replayTurn(events)));
  });

  it('stands with others in one file', () => {
    const { title: _, ...written } = head;
    const conversations = [0, 1].map(place => ({ title: `No. ${place}`, turns: recorded.slice(place, place + 2) }));
    expect(readTranscripts(writeTranscripts(written, conversations), 'x.json')).toEqual(conversations);
    expect(codeOf(writeTranscripts(written, []))).toBe('TRANSCRIPT_DAMAGED');
  });

  it('keeps its marks, and fields that are newer than the page', () => {
    const [turn] = recorded;
    const events = turn?.events.map(event => (event.type === 'generation.started' ? { ...event, later: [1] } : event));
    const again = readOne(
      writeTranscript({ ...head, turns: [{ id: turn?.id ?? '', events: events ?? [], right: true }] }),
    );
    expect(again.turns[0]?.right).toBe(true);
    expect(again.turns[0]?.events).toEqual(events);
  });

  it('leaves out what is shown only while it happens', () => {
    const [turn] = recorded;
    const events: AgentEvent[] = [
      ...(turn?.events ?? []),
      { type: 'generation.progress', progress: { phase: 'prefill', done: 1, total: 2 } },
    ];
    const { turns } = readOne(writeTranscript({ ...head, turns: [{ id: '0', events }] }));
    expect(turns[0]?.events).toEqual(turn?.events);
  });

  it('gives imported turns ids of their own, in the events too', () => {
    const [turn] = renamedTurns(recorded.slice(0, 1), () => 'new');
    expect(turn?.id).toBe('new');
    expect(turn && replayTurn(turn.events)?.id).toBe('new');
  });

  it.each([
    ['cut off', file.slice(0, -20), 'TRANSCRIPT_NOT_JSON'],
    ['no object', '[]', 'TRANSCRIPT_FORMAT_UNKNOWN'],
    ['no format', '{}', 'TRANSCRIPT_FORMAT_UNKNOWN'],
    [
      'a later format',
      changed(value => Object.assign(value, { format: 'tiny-giant-transcript/2' })),
      'TRANSCRIPT_FORMAT_UNKNOWN',
    ],
    ['no turns', changed(value => value.turns.splice(0)), 'TRANSCRIPT_DAMAGED'],
    ['a turn without its start', changed(value => value.turns[0]?.events.shift()), 'TRANSCRIPT_DAMAGED'],
    [
      'the id of another turn',
      changed(value => Object.assign(value.turns[0] ?? {}, { id: 'other' })),
      'TRANSCRIPT_DAMAGED',
    ],
    ['a turn twice', changed(value => value.turns.push(...value.turns.slice(0, 1))), 'TRANSCRIPT_DAMAGED'],
    ['an unknown event', changed(value => value.turns[0]?.events.push({ type: 'x' })), 'TRANSCRIPT_DAMAGED'],
    [
      'a probability of 2',
      changed(value =>
        value.turns[0]?.events.push({ type: 'call.confidence', callId: '1', value: 2, decision: 'act' }),
      ),
      'TRANSCRIPT_DAMAGED',
    ],
    ['too large', ' '.repeat(transcriptLimit + 1), 'TRANSCRIPT_TOO_LARGE'],
  ])('is refused: %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('names the place that is wrong', () => {
    const text = changed(value => value.turns[1]?.events.push({ type: 'tool.finished', callId: '1', result: 1 }));
    const place = `turns.1.events.${recorded[1]?.events.length}.ms`;
    expect(() => readTranscripts(text, 'x.json')).toThrow(
      expect.objectContaining({ details: { file: 'x.json', place } }),
    );
  });
});

describe('the training examples', () => {
  const tools = toolMap(...builtinTools);
  const events: AgentEvent[] = [
    { type: 'turn.started', turnId: 'a', at: head.exportedAt, text: 'timer for the eggs' },
    { type: 'generation.started', step: 0, listed: ['roll_dice'] },
    {
      type: 'call.proposed',
      call: { id: '1', name: 'set_timer', arguments: {}, missing: ['duration'], probability: 0.9 },
    },
    { type: 'tool.started', callId: '1', at: head.exportedAt, arguments: { duration: '5 minutes' } },
    { type: 'tool.finished', callId: '1', result: {}, ms: 1 },
  ];

  it('are made of the turns marked right, with the values that ran', () => {
    const { text, written, left } = xlamLines(
      [
        { id: 'a', events, right: true },
        { id: 'b', events: recorded[0]?.events ?? [] },
      ],
      tools,
    );
    expect({ written, left }).toEqual({ written: 1, left: 0 });
    expect(text.endsWith('\n')).toBe(true);
    const example = JSON.parse(text);
    expect(Object.keys(example)).toEqual(['query', 'tools', 'answers']);
    expect(example.query).toBe('timer for the eggs');
    expect(example.answers).toEqual([{ name: 'set_timer', arguments: { duration: '5 minutes' } }]);
    expect(example.tools.map(({ name }: { name: string }) => name)).toEqual(['roll_dice', 'set_timer']);
    expect(example.tools[1].parameters.duration.type).toBe('str');
    expect(example.tools[1].parameters.label.type).toBe('str, optional');
    expect(example.tools[1].description).toBe(tools.get('set_timer')?.description.en);
  });

  it('list all tools that the model had, in its order', () => {
    const known = ['roll_dice', 'set_timer', 'take_note', 'flip_coin'];
    const offered = events.map(event =>
      event.type === 'generation.started' ? { ...event, listed: ['get_weather'], known } : event,
    );
    const { text } = xlamLines([{ id: 'a', events: offered, right: true }], tools);
    const here = [...known, 'get_weather'].filter(name => tools.has(name));
    expect(here.length).toBeGreaterThan(2);
    expect(JSON.parse(text).tools.map(({ name }: { name: string }) => name)).toEqual(here);
  });

  it('leave out a turn whose tool is gone', () => {
    expect(xlamLines([{ id: 'a', events, right: true }], new Map())).toEqual({ text: '', written: 0, left: 1 });
  });
});
