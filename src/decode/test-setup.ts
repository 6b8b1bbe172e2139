import { createRequire } from 'node:module';

// The grammar engine's package asks Node for `require` and `__filename`, which modules do not have.
Object.assign(globalThis, { require: createRequire(import.meta.url), __filename: import.meta.filename });
