import { writeFileSync } from 'node:fs';
import type { AgentEvent } from '../src/agent/events.ts';
import { isMain, runCommand } from './main.ts';
import { withPage } from './page.ts';

const fixture = new URL('../src/agent/fixtures/transcripts.jsonl', import.meta.url);

/** Conversations, one after the other: each tool, several calls, follow-ups, nothing that fits, a missing value, an absent tool. */
const conversations: readonly (readonly string[])[] = [
  ["What's the time in Tokyo?", 'and in Rome?', 'and in Lima?', 'and here?'],
  ['17 percent of 2450'],
  ['how many ounces is 350 grams', 'and in pounds?'],
  ['add oat milk to my to-do list', 'what is still open'],
  ['10 minutes for the pasta'],
  ['roll three dice', 'again with 20 sides'],
  ['time in Lima and make the page dark'],
  ['roll two dice, then tell me the time in Oslo and set a timer for 5 minutes'],
  ['write me a poem about the sea'],
  ['weather in Oslo'],
  ['set a timer'],
  ['convert 9 divided by 0'],
  ['time in Atlantis'],
  ['东京现在几点', '掷两个骰子'],
  ['提醒我买牛奶'],
];

/** Records what the real model makes of the conversations, for the replay test. Progress is not kept, as in the page. */
async function record(): Promise<void> {
  await withPage({ engine: 'cpu' }, async ({ chat }) => {
    const lines: string[] = [];
    for (const requests of conversations) {
      await chat.newConversation();
      const turns: (readonly AgentEvent[])[] = [];
      for (const request of requests) {
        const { events, answer } = await chat.ask(request);
        turns.push(events);
        console.log(`${request}\n  ${answer}`);
      }
      lines.push(JSON.stringify({ turns }));
    }
    writeFileSync(fixture, `${lines.join('\n')}\n`);
  });
}

if (isMain(import.meta)) await runCommand(record);
