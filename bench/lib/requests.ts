import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Row, readRows } from '../../scripts/rows.ts';
import type { ToolCall } from '../../src/agent/events.ts';
import type { Arguments, JsonSchema, JsonValue } from '../../src/tools/tool.ts';
import { randomOf } from './numbers.ts';

/** A request for the page's own tools. */
export interface Request extends Row {
  readonly language: 'en' | 'zh';
}

/** A tool of a family, as another page or a server would offer it: no title, no examples. */
export interface ListedTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** Tools of one subject with the requests made of them. */
export interface Family {
  readonly family: string;
  readonly tools: readonly ListedTool[];
  readonly requests: readonly { readonly q: string; readonly calls: readonly ToolCall[] }[];
}

/** A set of requests. `heldOut` and `heldOutFamilies` are for final figures, never for tuning; the others hold none of their lines. */
export interface RequestSet {
  readonly written: readonly Request[];
  readonly heldOut: readonly Request[];
  readonly families: readonly Family[];
  readonly heldOutFamilies: readonly Family[];
}

export const requestsDefault = '../shared/requests';
export const requestsHelp = `The requests are not part of this repository. Their folder holds en/ and zh/ (lines of {"tool", "q", "args"}, {"q", "calls"},
with "prev" for the turn before), slots/ (values for the {slot}s in them), listed/ (families of other tools with their requests),
heldout.jsonl and heldout-listed.jsonl (what no tuning may see).`;

interface WrittenCall {
  readonly tool?: string;
  readonly args?: Arguments;
  readonly calls?: readonly { readonly tool: string; readonly args: Arguments }[];
}
interface WrittenLine extends WrittenCall {
  readonly q: string;
  readonly prev?: WrittenCall & { readonly q: string };
}
interface WrittenParameter {
  readonly name: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly array?: string;
  readonly optional?: boolean;
}
interface WrittenFamily {
  readonly family: string;
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly params: readonly WrittenParameter[];
  }[];
  readonly requests: readonly {
    readonly q: string;
    readonly calls: readonly { readonly name: string; readonly args: Arguments }[];
  }[];
}

function linesOf<T>(path: string): readonly T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T);
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** An integer from 0 to 999 in English words. */
function inWords(value: number): string {
  if (value < 20) return units[value] ?? String(value);
  if (value < 100) return [tens[Math.floor(value / 10)], value % 10 === 0 ? [] : units[value % 10]].flat().join('-');
  const rest = value % 100;
  return `${units[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` and ${inWords(rest)}`}`;
}

/** Draws values for the slots of lines: `{city}` from its file, `{n:2-12}` in digits, `{w:2-12}` in words, `{d:0-100}` with a decimal. */
class Slots {
  readonly #values = new Map<string, readonly string[]>();

  constructor(
    folder: string,
    readonly random: () => number,
  ) {
    for (const file of readdirSync(folder))
      this.#values.set(
        file.replace(/\.txt$/, ''),
        readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
      );
  }

  /** A function that replaces the slots of texts, each slot with the same value every time. */
  filler(): (text: string) => string {
    const drawn = new Map<string, string>();
    return text =>
      text.replace(
        /\{([a-z_]+)(\d*)(?::(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?))?\}/g,
        (slot, kind: string, number: string, from?: string, to?: string) => {
          const key = kind + number;
          const value = drawn.get(key) ?? this.#draw(kind, Number(from ?? 1), Number(to ?? 100));
          if (value === undefined) return slot;
          drawn.set(key, value);
          return value;
        },
      );
  }

  #draw(kind: string, from: number, to: number): string | undefined {
    const between = from + this.random() * (to - from);
    if (kind === 'n') return String(Math.round(between));
    if (kind === 'd') return between.toFixed(1);
    if (kind === 'w') return inWords(Math.round(between));
    const values = this.#values.get(kind);
    return values?.[Math.floor(this.random() * values.length)];
  }
}

function callsOf({ tool, args = {}, calls }: WrittenCall, fill: (text: string) => string): readonly ToolCall[] {
  const written = calls ?? (tool === undefined ? [] : [{ tool, args }]);
  return written.map(call => ({ name: call.tool, arguments: fillValue(call.args, fill) as Arguments }));
}

/** A value with its slots filled; one that is a number's slot and nothing else becomes a number. */
function fillValue(value: JsonValue, fill: (text: string) => string): JsonValue {
  if (typeof value === 'string')
    return /^\{[nwd]\d*(?::.*)?\}$/.test(value) && !Number.isNaN(Number(fill(value)))
      ? Number(fill(value))
      : fill(value);
  if (Array.isArray(value)) return value.map(item => fillValue(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillValue(item, fill)]));
}

function requestOf(line: WrittenLine, language: 'en' | 'zh', fill: (text: string) => string): Request {
  const { prev } = line;
  return {
    line: line.q,
    language,
    // The turn before is of the same tool unless it says another.
    history: prev
      ? [
          {
            q: fill(prev.q),
            calls: callsOf({ ...(line.tool === undefined ? {} : { tool: line.tool }), ...prev }, fill),
          },
        ]
      : [],
    q: fill(line.q),
    calls: callsOf(line, fill),
  };
}

function parameterSchema({ type, enum: values, array }: WrittenParameter): JsonSchema {
  if (array !== undefined) return { type: 'array', items: { type: array } };
  return values === undefined ? { type: type ?? 'string' } : { type: 'string', enum: values };
}

function familyOf({ family, tools, requests }: WrittenFamily): Family {
  return {
    family,
    tools: tools.map(({ name, description, params }) => ({
      name,
      description,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(params.map(parameter => [parameter.name, parameterSchema(parameter)])),
        required: params.filter(({ optional }) => !optional).map(parameter => parameter.name),
        additionalProperties: false,
      },
    })),
    requests: requests.map(({ q, calls }) => ({
      q,
      calls: calls.map(({ name, args }) => ({ name, arguments: args })),
    })),
  };
}

const han = /\p{Script=Han}/u;

/**
 * Reads a set of requests, the slots of its lines filled by seeded draws. A line whose words are held out is not among those
 * written. Throws when the folder is absent.
 */
export function readRequests(folder: string, seed = 1): RequestSet {
  const root = resolve(folder);
  if (!existsSync(root)) throw new Error(`There are no requests at ${root}. Name their folder with --requests.`);
  const heldOut = readRows(join(root, 'heldout.jsonl')).map(
    (row): Request => ({ ...row, language: han.test(row.line) ? 'zh' : 'en' }),
  );
  const heldOutLines = new Set(heldOut.map(({ line }) => line));
  const slots = new Slots(join(root, 'slots'), randomOf(seed));
  const written = (['en', 'zh'] as const).flatMap(language =>
    readdirSync(join(root, language)).flatMap(file =>
      linesOf<WrittenLine>(join(root, language, file))
        .filter(({ q }) => !heldOutLines.has(q))
        .map(line => requestOf(line, language, slots.filler())),
    ),
  );
  const heldOutFamilies = linesOf<WrittenFamily>(join(root, 'heldout-listed.jsonl')).map(familyOf);
  const heldOutNames = new Set(heldOutFamilies.map(({ family }) => family));
  const families = readdirSync(join(root, 'listed'))
    .flatMap(file => linesOf<WrittenFamily>(join(root, 'listed', file)))
    .map(familyOf)
    .filter(({ family }) => !heldOutNames.has(family));
  return { written, heldOut, families, heldOutFamilies };
}
