import type * as Xgrammar from '@mlc-ai/web-xgrammar';

declare global {
  /** Where the package puts itself when it is loaded as a module. */
  var xgrammar: typeof Xgrammar | undefined;
}

/** In Node the package asks for `require` and `__filename`, which modules do not have. */
function provideCommonJs(): void {
  if (typeof process === 'undefined') return;
  const { createRequire } = process.getBuiltinModule('node:module');
  Object.assign(globalThis, { require: createRequire(import.meta.url), __filename: import.meta.filename });
}

/**
 * The grammar engine, loaded on first use. The package is a UMD script that calls itself a module: as one it exports nothing
 * and sets a global, while a bundler may see the script and give its exports.
 */
export async function loadXgrammar(): Promise<typeof Xgrammar> {
  provideCommonJs();
  const imported = await import('@mlc-ai/web-xgrammar');
  return 'GrammarMatcher' in imported ? imported : (globalThis.xgrammar ?? imported);
}
