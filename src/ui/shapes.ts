/** The one irregular form of the page, in a box of 24 by 24 centred on 12.4, 12. */
export const stonePath =
  'M3.2 13.6C2.6 8.6 6.6 3.4 12.6 3.1S21.9 6.6 21.6 11.6C21.3 17.2 17.4 20.9 11.8 20.8 7 20.7 3.7 17.8 3.2 13.6Z';

const stoneCentre = { x: 12.4, y: 12 } as const;

/** An SVG transform that puts a stone's centre at `x`, `y`, `scale` times its size. */
export function stoneAt(x: number, y: number, scale: number): string {
  return `translate(${round(x - stoneCentre.x * scale)} ${round(y - stoneCentre.y * scale)}) scale(${scale})`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Half the thickness of a wedge's thin end. */
const thin = 0.8;

/**
 * The part of a wedge between two fractions of its length, as an SVG path. The wedge is `width` long, thin at the left, and
 * `height` thick at the right, less half a unit on either side for its edge.
 */
export function wedgePath(from: number, to: number, width: number, height: number): string {
  const middle = height / 2;
  const half = (fraction: number) => thin + (middle - 0.5 - thin) * fraction;
  const corner = (fraction: number, side: 1 | -1) =>
    `${round(fraction * width)} ${round(middle + side * half(fraction))}`;
  return `M${corner(from, -1)}L${corner(to, -1)}L${corner(to, 1)}L${corner(from, 1)}Z`;
}
