import { round, stoneAt, stonePath } from '@/ui/shapes';
import './Dial.css';

/** Ticks of a dial of 200 by 200: one for each of `count` steps, every `major`-th longer. */
function ticks(count: number, major: number): { minor: string; major: string } {
  const paths = { minor: '', major: '' };
  for (let step = 0; step < count; step += 1) {
    const angle = (step / count) * 2 * Math.PI;
    const long = step % major === 0;
    const [inner, outer] = long ? [84, 92] : [88, 92];
    const at = (radius: number) => `${round(100 + radius * Math.sin(angle))} ${round(100 - radius * Math.cos(angle))}`;
    paths[long ? 'major' : 'minor'] += `M${at(inner)}L${at(outer)}`;
  }
  return paths;
}

const sixty = ticks(60, 5);
const radius = 72;
const circumference = 2 * Math.PI * radius;

function Ticks() {
  return (
    <>
      <path className="dial-tick" d={sixty.minor} />
      <path className="dial-tick major" d={sixty.major} />
    </>
  );
}

/** A countdown: the part of the ring that is left, with a stone for its hand. */
export function CountdownDial({ share, label }: { readonly share: number; readonly label: string }) {
  const angle = share * 2 * Math.PI;
  return (
    <svg className="dial" viewBox="0 0 200 200" role="img" aria-label={label}>
      <Ticks />
      <circle className="dial-track" cx="100" cy="100" r={radius} strokeWidth="13" />
      <circle
        className="dial-arc"
        cx="100"
        cy="100"
        r={radius}
        strokeWidth="13"
        strokeDasharray={`${round(share * circumference)} ${round(circumference)}`}
        transform="rotate(-90 100 100)"
      />
      <path
        className="dial-stone"
        d={stonePath}
        transform={stoneAt(100 + radius * Math.sin(angle), 100 - radius * Math.cos(angle), 1.17)}
      />
    </svg>
  );
}

/** A clock face: the hour as a short wedge, the minute as a long one, and a stone in the middle. */
export function ClockDial({
  hour,
  minute,
  label,
}: {
  readonly hour: number;
  readonly minute: number;
  readonly label: string;
}) {
  const minuteAngle = minute * 6;
  const hourAngle = ((hour % 12) + minute / 60) * 30;
  return (
    <svg className="dial" viewBox="0 0 200 200" role="img" aria-label={label}>
      <Ticks />
      <path className="dial-hand" d="M99 100 94 58h12l-5 42Z" transform={`rotate(${round(hourAngle)} 100 100)`} />
      <path className="dial-hand" d="M99 100 96.5 26h7L101 100Z" transform={`rotate(${round(minuteAngle)} 100 100)`} />
      <path className="dial-stone" d={stonePath} transform={stoneAt(100, 100, 0.9)} />
    </svg>
  );
}
