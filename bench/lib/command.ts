import { type ParseArgsConfig, parseArgs } from 'node:util';
import { runCommand } from '../../scripts/main.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T & typeof commonOptions }>>['values'];

const commonOptions = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const commonHelp = `  --json         ends with one line of JSON: the figures
  --help, -h     this text`;

export interface BenchCommand<T extends Options> {
  /** What `--help` prints; `%common%` stands for the lines about the options that every benchmark has. */
  readonly usage: string;
  readonly options: T;
  /** Measures, prints what people read, and returns the figures of `--json`: names in snake_case, units in them. */
  run(values: Values<T>): Promise<Readonly<Record<string, unknown>>>;
}

/** Runs a benchmark's command: its options, `--help`, `--json`, and status 1 with one message where it throws. */
export function runBench<T extends Options>({ usage, options, run }: BenchCommand<T>): Promise<void> {
  return runCommand(async () => {
    const { values } = parseArgs({ options: { ...options, ...commonOptions } });
    const { help, json } = values as { help?: boolean; json?: boolean };
    if (help) return console.log(usage.replace('%common%', commonHelp));
    const figures = await run(values as Values<T>);
    if (json) console.log(JSON.stringify(figures));
  });
}
