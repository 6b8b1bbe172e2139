import { type Color, converter, type Oklch } from 'culori/fn';
import { toHex } from './css.ts';

export type Role = 'base' | 'complement' | 'light' | 'dark' | 'neighbour' | 'pale' | 'deep' | 'triad' | 'split';
export interface Swatch {
  readonly hex: string;
  readonly role: Role;
}

const toOklch = converter('oklch');

/** Below it a colour is a grey, whose hue nobody sees. */
const greyChroma = 0.02;
/** Lightness between which a colour stands out from both paper and ink. */
const accentLightness = [0.4, 0.85] as const;

/** Degrees around the hue circle from the base, and how far the lightness goes to white (1) or to black (-1). */
interface Step {
  readonly role: Role;
  readonly turn?: number;
  readonly lightness?: number;
  /** What the chroma is multiplied by. */
  readonly chroma?: number;
}

/** The colours beside the base, the most useful first, so that a smaller palette is the beginning of a larger one. */
const steps: readonly Step[] = [
  { role: 'complement', turn: 180 },
  { role: 'light', lightness: 0.5, chroma: 0.6 },
  { role: 'dark', lightness: -0.35, chroma: 0.85 },
  { role: 'neighbour', turn: 35 },
  { role: 'neighbour', turn: -35 },
  { role: 'pale', lightness: 0.8, chroma: 0.3 },
  { role: 'deep', lightness: -0.6, chroma: 0.6 },
  { role: 'triad', turn: 120 },
  { role: 'triad', turn: -120 },
  { role: 'split', turn: 150 },
  { role: 'split', turn: -150 },
];

function stepped({ l, c, h = 0 }: Oklch, { turn = 0, lightness = 0, chroma = 1 }: Step): Oklch {
  const [darkest, lightest] = accentLightness;
  const level = turn === 0 ? l : Math.min(lightest, Math.max(darkest, l));
  const toward = lightness > 0 ? 1 : 0;
  return { mode: 'oklch', l: level + (toward - level) * Math.abs(lightness), c: c * chroma, h: (h + turn + 360) % 360 };
}

/** Greys from light to dark, but for the one nearest to the base. */
function greysBeside(base: Oklch, count: number): Swatch[] {
  const levels = Array.from({ length: count }, (_, at) => 0.97 - (0.77 * at) / (count - 1));
  const distances = levels.map(l => Math.abs(l - base.l));
  const nearest = distances.indexOf(Math.min(...distances));
  const greys = levels.map((l, at): Swatch => ({ hex: toHex({ ...base, l }), role: at < nearest ? 'light' : 'dark' }));
  return greys.filter((_, at) => at !== nearest);
}

/**
 * `count` colours, 2 to 12, that go with a colour, which is the first of them: its complement, tints, shades and neighbours on the hue
 * circle of OKLCH, where equal steps look equal (Ottosson 2020). All are in sRGB. Of a grey, lighter and darker greys.
 */
export function paletteOf(color: Color, count: number): Swatch[] {
  const opaque = { ...color, alpha: 1 };
  const base = toOklch(opaque);
  const others =
    base.c < greyChroma
      ? greysBeside(base, count)
      : steps.slice(0, count - 1).map(step => ({ hex: toHex(stepped(base, step)), role: step.role }));
  return [{ hex: toHex(opaque), role: 'base' }, ...others];
}
