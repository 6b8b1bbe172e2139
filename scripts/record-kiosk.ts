import { writeFileSync } from 'node:fs';
import { isMain, runCommand } from './main.ts';
import { withPage } from './page.ts';
import { turnEnd } from './transcript.ts';

const recording = new URL('../src/features/kiosk/attract/turns.jsonl', import.meta.url);

/** What plays on a kiosk's screen while nobody is there: results that can be seen from afar. */
const requests = {
  en: ['350 grams in ounces', 'roll three dice', '17 percent of 2450', 'five colours around teal'],
  zh: ['掷三个骰子', '350克是多少盎司', '以青色为主的五种配色', '12乘以34'],
} as const;

/** Records what the real model makes of each request; one that did not run is left out, and said. */
async function record(): Promise<void> {
  await withPage({ engine: 'cpu' }, async ({ chat }) => {
    // The first answer of a model takes longer than all others.
    await chat.ask('roll a die');
    const lines: string[] = [];
    for (const [language, texts] of Object.entries(requests)) {
      for (const request of texts) {
        await chat.newConversation();
        const { events, answer } = await chat.ask(request);
        const { outcome } = turnEnd(events);
        console.log(`${request}\n  ${outcome}: ${answer}`);
        if (outcome === 'ran') lines.push(JSON.stringify({ language, events }));
      }
    }
    writeFileSync(recording, `${lines.join('\n')}\n`);
  });
}

if (isMain(import.meta)) await runCommand(record);
