import { writeFileSync } from 'node:fs';
import { hashPin, pinPattern } from '../src/features/kiosk/pin.ts';
import { profileJsonSchema } from '../src/features/kiosk/profile.ts';
import { isMain, runCommand } from './main.ts';

const usage = `npm run kiosk:pin -- 4711     prints what a profile holds of a PIN of 4 to 12 digits
npm run kiosk:schema          writes public/kiosk/profile.schema.json`;

const schemaFile = new URL('../public/kiosk/profile.schema.json', import.meta.url);

async function main(): Promise<void> {
  const [command, pin = ''] = process.argv.slice(2);
  if (command === 'schema') writeFileSync(schemaFile, `${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
  else if (command === 'pin' && pinPattern.test(pin)) console.log(JSON.stringify({ pin: await hashPin(pin) }, null, 2));
  else throw new Error(usage);
}

if (isMain(import.meta)) await runCommand(main);
