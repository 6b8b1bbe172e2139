import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tinyGiant135m } from '../src/engine/catalogue.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { runCommand } from './main.ts';
import { type Asked, engineOf, type SchemaDefinition, withPage } from './page.ts';
import { callResults, eventsOf, proposedCalls, turnEnd } from './transcript.ts';

const usage = `npm run ask -- [options] "sentence" ["another"]

Opens the built page in a headless Chromium, types each sentence into a new conversation and prints what a person would see.
  --engine webgpu|cpu  the engine; the page's own choice unless told
  --file queries.txt   one sentence a line
  --json               one JSON object a sentence: query, calls, results, answer, engine, model, timings;
                       a value that the page asked the person for is "?"
  --tools tools.json   an array of {name, description, parameters: JSON Schema}: tools that return their arguments
  --only               turns the built-in tools off
  --deny               answers "no" where the page asks for permission; "yes" unless told`;

/** What `--json` prints of a sentence. */
interface Line {
  readonly query: string;
  readonly calls: ReturnType<typeof proposedCalls>;
  readonly results: ReturnType<typeof callResults>;
  readonly answer: string;
  readonly engine: EngineKind;
  readonly model: string;
  readonly timings: {
    readonly load_ms: number;
    readonly first_token_ms: number | null;
    readonly turn_ms: number;
    readonly prompt_tokens: number;
    readonly output_tokens: number;
  };
}

function lineOf(query: string, { events, answer }: Asked, engine: EngineKind, loadMs: number): Line {
  const generations = eventsOf(events, 'generation.finished').map(({ generation }) => generation);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    query,
    calls: proposedCalls(events),
    results: callResults(events),
    answer,
    engine,
    model: tinyGiant135m.id,
    timings: {
      load_ms: Math.round(loadMs),
      first_token_ms: generations[0] ? Math.round(generations[0].firstTokenMs) : null,
      turn_ms: Math.round(turnEnd(events).ms),
      prompt_tokens: sum(generations.map(({ promptTokens }) => promptTokens)),
      output_tokens: sum(generations.map(({ tokens }) => tokens.length)),
    },
  };
}

function sentencesOf(file: string | undefined, rest: readonly string[]): readonly string[] {
  const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
  const sentences = [...lines, ...rest].map(line => line.trim()).filter(line => line !== '');
  if (sentences.length === 0) throw new Error(`Nothing was asked.\n\n${usage}`);
  return sentences;
}

function toolsOf(file: string | undefined): readonly SchemaDefinition[] {
  if (file === undefined) return [];
  const tools: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(tools)) throw new Error(`${file} holds no array of tools.`);
  return tools as readonly SchemaDefinition[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: 'string' },
      file: { type: 'string' },
      json: { type: 'boolean', default: false },
      tools: { type: 'string' },
      only: { type: 'boolean', default: false },
      deny: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const sentences = sentencesOf(values.file, positionals);
  const tools = toolsOf(values.tools);
  const engine = values.engine === undefined ? undefined : engineOf(values.engine);

  await withPage({ engine }, async ({ chat, loadMs }) => {
    await chat.registerTools(tools, { only: values.only });
    let ran: EngineKind | null = null;
    for (const sentence of sentences) {
      await chat.newConversation();
      const asked = await chat.ask(sentence, { allow: !values.deny });
      ran ??= await chat.engine();
      if (values.json) console.log(JSON.stringify(lineOf(sentence, asked, ran, loadMs)));
      else console.log(`${sentences.length > 1 ? `> ${sentence}\n` : ''}${asked.answer}`);
    }
  });
}

await runCommand(main);
