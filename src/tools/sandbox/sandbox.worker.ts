import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url';
import { runProgram } from './core.ts';
import { answerMessages } from './expendable.ts';

export interface Program {
  readonly code: string;
  /** JSON text. */
  readonly input: string;
}

// Not streamed: that needs the host to serve the file as `application/wasm`.
const wasm = fetch(new URL(wasmUrl, import.meta.url))
  .then(response => response.arrayBuffer())
  .then(bytes => WebAssembly.compile(bytes));

answerMessages(wasm, async ({ code, input }: Program) => runProgram(await wasm, code, input));
