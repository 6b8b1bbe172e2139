import { parseArgs } from 'node:util';
import { AppError } from '../../src/errors.ts';
import { convertModel } from './convert.ts';
import { LIBRARY, type Manifest, writeManifest } from './manifest.ts';

const USAGE = `Usage: npm run model:convert -- MODEL.gguf TOKENIZER.json FOLDER   converts a Q4_0 GGUF into FOLDER
       npm run model:convert -- --manifest-only FOLDER             hashes FOLDER's files again`;

const { values, positionals } = parseArgs({
  options: { 'manifest-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [first = '', tokenizer = '', folder = ''] = positionals;

try {
  if (values['manifest-only'] && positionals.length === 1) {
    report(await writeManifest(first));
  } else if (!values['manifest-only'] && positionals.length === 3) {
    report(await convertModel(first, tokenizer, folder));
    console.log(`The shards and the header make ${first} again, byte for byte.`);
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function report({ files }: Manifest) {
  for (const { path, bytes, sha256 } of files) console.log(sha256, String(bytes).padStart(9), path);
  if (files.every(({ role }) => role !== 'library')) {
    console.warn(`${LIBRARY} is not there: build it, then run with --manifest-only.`);
  }
}
