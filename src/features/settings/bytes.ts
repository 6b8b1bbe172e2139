import type { Format } from '@/tools/context';

const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people read it: "318 kB", "1.2 MB"; thousands, as browsers and systems count. */
export function readableBytes(format: Format, bytes: number): string {
  const step = Math.min(steps.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return format.number(bytes / 1000 ** step, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  });
}
