/** Where the pips of each face of a six-sided die lie, on a grid of three by three counted from the top left. */
const pips: Readonly<Record<number, readonly number[]>> = {
  1: [4],
  2: [0, 8],
  3: [0, 4, 8],
  4: [0, 2, 6, 8],
  5: [0, 2, 4, 6, 8],
  6: [0, 2, 3, 5, 6, 8],
};

const places = [20, 36, 52] as const;

/** One die: pips on one of six sides, its number on any other. */
export function Die({ value, sides }: { readonly value: number; readonly sides: number }) {
  const face = sides === 6 ? pips[value] : undefined;
  return (
    <svg className="die" viewBox="0 0 72 72" role="img" aria-label={String(value)}>
      {face?.map(pip => <circle key={pip} cx={places[pip % 3]} cy={places[Math.floor(pip / 3)]} r="6.5" />) ?? (
        <text x="36" y="38" fontSize={value > 999 ? 20 : 28}>
          {value}
        </text>
      )}
    </svg>
  );
}
