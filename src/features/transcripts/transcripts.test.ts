import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentEvent } from '@/agent/events';
import { createConversationStore } from '@/platform/conversations';
import { memoryDatabase } from '@/platform/database';
import { builtinTools } from '@/tools/builtin';
import { Transcripts } from './transcripts';

const at = '2026-11-24T14:00:00.000Z';
const now = () => new Date(at);
const events: readonly AgentEvent[] = [
  { type: 'turn.started', turnId: 'a', at, text: 'roll two dice' },
  {
    type: 'call.proposed',
    call: { id: '1', name: 'roll_dice', arguments: { count: 2 }, missing: [], probability: 0.9 },
  },
  { type: 'tool.started', callId: '1', at, arguments: { count: 2 } },
  { type: 'tool.finished', callId: '1', result: { rolls: [3, 4] }, ms: 1 },
  { type: 'turn.finished', at, outcome: 'ran', history: 'roll_dice(count=2)', ms: 5 },
];

function create() {
  const conversations = createConversationStore<AgentEvent>(memoryDatabase(), now);
  const opened: string[] = [];
  const files: { name: string; text: string }[] = [];
  const transcripts = new Transcripts({
    conversations,
    model: { id: 'tiny-giant-135m', version: '1' },
    current: () => 'c',
    tools: () => new Map(builtinTools.map(tool => [tool.name, tool])),
    now,
    onImported: async id => void opened.push(id),
    download: (name, text) => files.push({ name, text }),
  });
  return { conversations, files, opened, transcripts };
}

describe('transcripts', () => {
  let { conversations, files, opened, transcripts } = create();
  beforeEach(async () => {
    ({ conversations, files, opened, transcripts } = create());
    await conversations.begin('c', 'roll two dice');
    for (const event of events) await conversations.append('c', 'a', event);
    await transcripts.open();
  });
  const imported = async () => {
    const [{ name, text } = { name: '', text: '' }] = files;
    await transcripts.import({ name, size: text.length, text: async () => text });
    expect(opened).toHaveLength(1);
    return opened[0] ?? '';
  };

  it('come back as a conversation of their own, marked as imported, with the same events', async () => {
    await transcripts.exportConversation('c', 'roll two dice');
    expect(files.map(({ name }) => name)).toEqual(['roll-two-dice.transcript.json']);
    const id = await imported();
    const copies = await conversations.events(id);
    const [first] = copies;
    expect(first?.turnId).not.toBe('a');
    expect(copies.slice(1).map(({ event }) => event)).toEqual(events.slice(1));
    expect(transcripts.isImported(first?.turnId ?? '')).toBe(true);
    expect(transcripts.isImported('a')).toBe(false);
    expect((await conversations.list()).map(({ title }) => title)).toEqual(['roll two dice', 'roll two dice']);
  });

  it('come back from one file of all conversations', async () => {
    await conversations.begin('d', 'flip a coin');
    await conversations.append('d', 'b', { type: 'turn.started', turnId: 'b', at, text: 'flip a coin' });
    await transcripts.exportAll();
    expect(files.map(({ name }) => name)).toEqual(['conversations-2026-11-24.transcripts.json']);
    await imported();
    const titles = (await conversations.list()).map(({ title }) => title).sort();
    expect(titles).toEqual(['flip a coin', 'flip a coin', 'roll two dice', 'roll two dice']);
  });

  it('keep a mark, through later turns and through a file', async () => {
    await transcripts.mark('a', true);
    await conversations.begin('c', 'again');
    await transcripts.open();
    expect(transcripts.isRight('a')).toBe(true);
    await transcripts.exportTurn('a', 'roll two dice');
    const [copy] = await conversations.events(await imported());
    expect(transcripts.isRight(copy?.turnId ?? '')).toBe(true);
    await transcripts.mark('a', false);
    await transcripts.open();
    expect(transcripts.isRight('a')).toBe(false);
  });

  it('make training examples of the marked turns alone', async () => {
    expect(await transcripts.exportExamples()).toEqual({ written: 0, left: 0 });
    expect(files).toEqual([]);
    await transcripts.mark('a', true);
    expect(await transcripts.exportExamples()).toEqual({ written: 1, left: 0 });
    expect(JSON.parse(files[0]?.text ?? '')).toMatchObject({
      query: 'roll two dice',
      answers: [{ name: 'roll_dice', arguments: { count: 2 } }],
    });
  });

  it('take nothing in of a file that is damaged or too large', async () => {
    const read = async () => '{"format":"tiny-giant-transcript/1","turns":[]}';
    await expect(transcripts.import({ name: 'x', size: 10, text: read })).rejects.toMatchObject({
      code: 'TRANSCRIPT_DAMAGED',
    });
    const unread = () => Promise.reject(new Error('It is not read'));
    await expect(transcripts.import({ name: 'x', size: 20_000_001, text: unread })).rejects.toMatchObject({
      code: 'TRANSCRIPT_TOO_LARGE',
    });
    expect(await conversations.list()).toHaveLength(1);
    expect(opened).toEqual([]);
  });
});
