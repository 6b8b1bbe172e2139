import { useId } from 'react';
import './Wedge.css';
import { round, wedgePath } from './shapes';

export interface WedgeProps {
  /** 0 to 1: how much of the wedge is filled. */
  readonly value: number;
  /** What the fill says: ran or runs, the person decides, a value is missing (a slot is cut out), left alone (hatched), broke. */
  readonly tone?: 'act' | 'confirm' | 'ask' | 'refuse' | 'broke';
  /** Fractions at which the wedge is cut, ascending: the limits between its parts. */
  readonly cuts?: readonly number[];
  /** Fractions at which runners-up stand, drawn as ticks across it. */
  readonly ticks?: readonly number[];
  /** Pixels; 22 unless told. */
  readonly height?: number;
  /** Read out instead of the drawing; without it the wedge is decoration. */
  readonly label?: string;
}

const width = 256;
/** Where a missing value's slot lies in the filled part. */
const slot = { from: 0.86, to: 0.93 } as const;
/** Half of a cut; a small wedge, which is also a short one, needs a wider one to be seen. */
const halfCut = (height: number) => (height < 16 ? 4 : 1.5) / width;

/** The gauge: thin at the left, giant at the right, filled as far as its value. */
export function Wedge({ value, tone = 'act', cuts = [], ticks = [], height = 22, label }: WedgeProps) {
  const hatch = useId();
  const filled = Math.min(1, Math.max(0, value));
  const gap = halfCut(height);
  const parts = [...cuts, 1].map((end, index) => ({
    from: index === 0 ? 0 : (cuts[index - 1] ?? 0) + gap,
    to: end === 1 ? 1 : end - gap,
  }));
  /** What of the parts lies between two fractions. */
  const between = (start: number, end: number) =>
    parts
      .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => wedgePath(from, to, width, height))
      .join('');
  return (
    <svg
      className="wedge"
      data-tone={tone}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      style={{ blockSize: height }}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {tone === 'refuse' && (
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="wedge-hatch" width="1.7" height="5" />
        </pattern>
      )}
      <path className="wedge-off" d={between(0, 1)} />
      <path
        className="wedge-on"
        d={tone === 'ask' ? between(0, slot.from * filled) + between(slot.to * filled, filled) : between(0, filled)}
        {...(tone === 'refuse' && { fill: `url(#${hatch})` })}
      />
      {ticks.map(at => (
        <path key={at} className="wedge-tick" d={`M${round(Math.max(at, 0.004) * width)} -1V${height + 1}`} />
      ))}
    </svg>
  );
}
