import { useId } from 'react';
import './Wedge.css';
import { round, wedgePath } from './shapes';

export interface WedgeProps {
  /** 0 to 1: how much of the wedge is filled. */
  readonly value: number;
  /** What the fill says: ran or runs, a value is missing (a slot is cut out), left alone (hatched), broke. */
  readonly tone?: 'act' | 'ask' | 'refuse' | 'broke';
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

/** The gauge: thin at the left, giant at the right, filled as far as its value. */
export function Wedge({ value, tone = 'act', ticks = [], height = 22, label }: WedgeProps) {
  const hatch = useId();
  const filled = Math.min(1, Math.max(0, value));
  const part = (from: number, to: number) => wedgePath(from * filled, to * filled, width, height);
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
      <path className="wedge-off" d={wedgePath(0, 1, width, height)} />
      <path
        className="wedge-on"
        d={tone === 'ask' ? part(0, slot.from) + part(slot.to, 1) : part(0, 1)}
        {...(tone === 'refuse' && { fill: `url(#${hatch})` })}
      />
      {ticks.map(at => (
        <path key={at} className="wedge-tick" d={`M${round(Math.max(at, 0.004) * width)} -1V${height + 1}`} />
      ))}
    </svg>
  );
}
