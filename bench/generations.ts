import { parseArgs } from 'node:util';
import { isMain, runCommand } from '../scripts/main.ts';
import { allowedBy, firstRequest, heldOutCases, stepToolsOf } from './heldout.ts';
import { requestsDefault, requestsHelp } from './lib/requests.ts';
import { BrowserDecoder, RecordedDecoder, recordedDefault } from './model.ts';

const usage = `tsx bench/generations.ts [--requests folder] [--limit N] [--file recorded.jsonl]

Asks the embedded model the held-out requests on the CPU engine, as the page asks them, and records its answers with all
probabilities, one line an answer. What was recorded before is not asked again: it can be stopped and started at any time.
  --limit   so many requests at most; every beginning is spread over all of them
  --file    ${recordedDefault} unless told

${requestsHelp}`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: requestsDefault },
      limit: { type: 'string' },
      file: { type: 'string', default: recordedDefault },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const cases = heldOutCases(values.requests).slice(0, values.limit === undefined ? undefined : Number(values.limit));
  const model = new BrowserDecoder();
  const recorded = new RecordedDecoder(model, values.file);
  try {
    for (const [index, one] of cases.entries()) {
      await recorded.generate(firstRequest(one), allowedBy(stepToolsOf(one.tools)));
      if (recorded.asked % 25 === 1) console.error(`${index + 1} of ${cases.length}`);
    }
    console.error(`${recorded.asked} of ${cases.length} answers are new; all are in ${values.file}.`);
  } finally {
    await model.close();
  }
}

if (isMain(import.meta)) await runCommand(main);
