import type { HistoryTurn } from '@/agent/templates/template';
import type { ToolProgress } from '@/tools/context';
import type { Language } from '@/tools/language';
import type { Arguments, JsonValue } from '@/tools/tool';
import type { Answer, PageTool } from './embed';

/**
 * What `<tiny-giant>` in a host's page and the page in its frame say to each other. The frame says `hello` to its parent; the host
 * answers the frame's window and origin with `welcome` and one end of a MessageChannel; all else goes through that.
 * Types alone: the element's script shares no module with the page, so that it stays one file.
 */
export interface Hello {
  readonly type: 'tiny-giant.hello';
}
export interface Welcome {
  readonly type: 'tiny-giant.welcome';
}

/** An error in words, as the frame's page would tell it. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ToldError };

/** How the panel looks; what is absent is the page's own choice. */
export interface Appearance {
  readonly theme?: 'light' | 'dark' | undefined;
  readonly language?: Language | undefined;
}

/** Of a turn that a host asks for, what can be sent. */
export interface SentAskOptions {
  readonly history?: readonly HistoryTurn[] | undefined;
  readonly allow?: boolean | undefined;
}

export type FromHost =
  | { readonly type: 'appear'; readonly appearance: Appearance }
  | { readonly type: 'tool.add'; readonly id: number; readonly tool: Omit<PageTool, 'run'> }
  | { readonly type: 'tool.remove'; readonly id: number }
  | { readonly type: 'run.progress'; readonly id: number; readonly progress: ToolProgress }
  | {
      readonly type: 'run.done';
      readonly id: number;
      readonly outcome:
        | { readonly ok: true; readonly value: JsonValue }
        | { readonly ok: false; readonly reason: string };
    }
  | { readonly type: 'ask'; readonly id: number; readonly text: string; readonly options: SentAskOptions }
  | { readonly type: 'ask.abort'; readonly id: number };

export type FromFrame =
  | { readonly type: 'model'; readonly outcome: Outcome<null> }
  | { readonly type: 'tool.refused'; readonly id: number; readonly error: ToldError }
  | {
      readonly type: 'run';
      readonly id: number;
      /** The `id` of the tool's `tool.add`. */
      readonly tool: number;
      readonly args: Arguments;
      readonly language: Language;
    }
  | { readonly type: 'run.abort'; readonly id: number }
  | { readonly type: 'ask.done'; readonly id: number; readonly outcome: Outcome<Answer> };
