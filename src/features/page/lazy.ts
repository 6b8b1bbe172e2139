import type { RegexRunner, Sandbox } from '@/tools/context';

/** The sandbox, whose code is loaded by the first program. */
export function lazySandbox(): Sandbox {
  let loaded: Promise<Sandbox> | undefined;
  return {
    async run(code, options) {
      loaded ??= import('@/tools/sandbox/client').then(({ createSandbox }) => createSandbox());
      return (await loaded).run(code, options);
    },
  };
}

/** The runner of regular expressions, whose code is loaded by the first one. */
export function lazyRegexRunner(): RegexRunner {
  let loaded: Promise<RegexRunner> | undefined;
  return {
    async matches(...args) {
      loaded ??= import('@/tools/regex/client').then(({ createRegexRunner }) => createRegexRunner());
      return (await loaded).matches(...args);
    },
  };
}
