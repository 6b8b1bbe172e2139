import { nanoid } from 'nanoid';
import { createContext, useContext, useEffect, useReducer } from 'react';
import type { AgentEvent } from '@/agent/events';
import type { TranscriptConversation, TranscriptTurn } from '@/agent/transcript';
import type { ConversationStore } from '@/platform/conversations';
import { Watched } from '@/platform/watched';
import type { Tool } from '@/tools/tool';

/** What transcripts need of the page. */
export interface TranscriptServices {
  readonly conversations: ConversationStore<AgentEvent>;
  readonly model: { readonly id: string; readonly version: string };
  /** The id of the open conversation. */
  current(): string;
  tools(): ReadonlyMap<string, Tool>;
  now(): Date;
  download(filename: string, content: string): void;
  /** A conversation came from a file: it is to be listed, and opened. */
  onImported(id: string): Promise<void>;
}

/** A file that a person chose; `File` is one. */
export interface TranscriptFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}

/** A title as a file's name: letters and digits of any script, hyphens between. */
function fileName(title: string, ending: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? ['conversation'];
  return `${words.join('-').slice(0, 40)}.${ending}`;
}

/** Conversations as files, and the person's marks on their turns. Changes are told to who subscribes. */
export class Transcripts extends Watched {
  readonly #services: TranscriptServices;
  #right: ReadonlySet<string> = new Set();
  #imported: ReadonlySet<string> = new Set();

  constructor(services: TranscriptServices) {
    super();
    this.#services = services;
  }

  /** Reads the marks. Called once, before the first conversation is shown. */
  async open(): Promise<void> {
    const conversations = await this.#services.conversations.list();
    this.#right = new Set(conversations.flatMap(({ right = [] }) => right));
    this.#imported = new Set(conversations.flatMap(({ imported = [] }) => imported));
    this.changed();
  }

  /** Whether a person said that the turn was right. */
  isRight(turnId: string): boolean {
    return this.#right.has(turnId);
  }

  /** Whether the turn came from a file: what it did happened elsewhere, so nothing of it can be undone here. */
  isImported(turnId: string): boolean {
    return this.#imported.has(turnId);
  }

  /** Marks a turn of the open conversation. */
  async mark(turnId: string, right: boolean): Promise<void> {
    await this.#services.conversations.mark(this.#services.current(), turnId, right);
    const others = [...this.#right].filter(id => id !== turnId);
    this.#right = new Set(right ? [...others, turnId] : others);
    this.changed();
  }

  /** The kept events of a turn of the open conversation. */
  async eventsOf(turnId: string): Promise<readonly AgentEvent[]> {
    const turns = await this.#turnsOf(this.#services.current());
    return turns.find(({ id }) => id === turnId)?.events ?? [];
  }

  async exportConversation(id: string, title: string): Promise<void> {
    await this.#export(title, await this.#turnsOf(id));
  }

  /** Exports every conversation, in one file or in as many as each can be read again. */
  async exportAll(): Promise<void> {
    const { transcriptLimit, writeTranscripts } = await import('@/agent/transcript');
    const { conversations, model, now, download } = this.#services;
    const { id, version } = model;
    const written = { exportedAt: now().toISOString(), model: { id, version } };
    const files: TranscriptConversation[][] = [[]];
    let size = 0;
    for (const conversation of await conversations.list()) {
      const whole = { title: conversation.title, turns: await this.#turnsOf(conversation.id) };
      if (whole.turns.length === 0) continue;
      const bytes = new TextEncoder().encode(writeTranscripts(written, [whole])).length;
      if (size + bytes > transcriptLimit && size > 0) {
        files.push([]);
        size = 0;
      }
      files.at(-1)?.push(whole);
      size += bytes;
    }
    const day = written.exportedAt.slice(0, 10);
    for (const [place, kept] of files.entries())
      if (kept.length > 0)
        download(
          `conversations-${day}${files.length > 1 ? `-${place + 1}` : ''}.transcripts.json`,
          writeTranscripts(written, kept),
        );
  }

  /** Exports one turn of the open conversation. */
  async exportTurn(turnId: string, request: string): Promise<void> {
    const turns = await this.#turnsOf(this.#services.current());
    await this.#export(
      request,
      turns.filter(({ id }) => id === turnId),
    );
  }

  /** Exports the marked turns of all conversations as training examples. `left`: those whose tools are not here any more. */
  async exportExamples(): Promise<{ readonly written: number; readonly left: number }> {
    const { conversations, tools, download } = this.#services;
    const marked = (await conversations.list()).filter(({ right = [] }) => right.length > 0);
    const turns = await Promise.all(marked.map(({ id }) => this.#turnsOf(id)));
    const { xlamLines } = await import('@/agent/transcript');
    const { text, ...counts } = xlamLines(turns.flat(), tools());
    if (counts.written > 0) download('marked-right.xlam.jsonl', text);
    return counts;
  }

  /**
   * Keeps a file's conversations as new ones and opens the first; nothing of them is run. Rejects with what
   * `readTranscripts` throws, and with the errors of the storage.
   */
  async import(file: TranscriptFile): Promise<void> {
    const { checkTranscriptSize, readTranscripts, renamedTurns } = await import('@/agent/transcript');
    checkTranscriptSize(file.size, file.name);
    const read = readTranscripts(await file.text(), file.name);
    const added = read.map(({ title, turns }) => ({ id: nanoid(), title, turns: renamedTurns(turns, nanoid) }));
    // The first is added last: so it is the newest.
    for (const conversation of added.toReversed()) await this.#services.conversations.add(conversation);
    await this.open();
    const [first] = added;
    if (first) await this.#services.onImported(first.id);
  }

  async #turnsOf(conversationId: string): Promise<readonly TranscriptTurn[]> {
    const turns = new Map<string, AgentEvent[]>();
    for (const { turnId, event } of await this.#services.conversations.events(conversationId)) {
      const events = turns.get(turnId);
      if (events) events.push(event);
      else turns.set(turnId, [event]);
    }
    return [...turns].map(([id, events]) => ({ id, events, ...(this.isRight(id) && { right: true }) }));
  }

  async #export(title: string, turns: readonly TranscriptTurn[]): Promise<void> {
    const { writeTranscript } = await import('@/agent/transcript');
    const { model, now, download } = this.#services;
    const { id, version } = model;
    const text = writeTranscript({ title, exportedAt: now().toISOString(), model: { id, version }, turns });
    download(fileName(title, 'transcript.json'), text);
  }
}

export const TranscriptsContext = createContext<Transcripts | null>(null);

/** The transcripts of the page, rendered again when their marks change; null where none are kept, as in a page inside another. */
export function useTranscripts(): Transcripts | null {
  const transcripts = useContext(TranscriptsContext);
  const [, again] = useReducer((changes: number) => changes + 1, 0);
  useEffect(() => transcripts?.subscribe(again), [transcripts]);
  return transcripts;
}
