import 'culori/css';
import { type Color, converter, formatHex, formatHex8, formatHsl, formatRgb, toGamut } from 'culori/fn';

const [toOklch, toRgb] = [converter('oklch'), converter('rgb')];
/** CSS Color 4's gamut mapping: the hue and lightness stay, the chroma gives way. */
const toSrgb = toGamut('rgb', 'oklch');

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** Half of a step of 1/255: what is nearer to the edge of sRGB is on it, and out of it by rounding alone. */
const tolerance = 0.5 / 255;

function isDisplayable(color: Color): boolean {
  const { r, g, b } = toRgb(color);
  return [r, g, b].every(channel => channel >= -tolerance && channel <= 1 + tolerance);
}

/** A colour as hex, with two more digits where one sees through it; of the nearest colour of its hue that sRGB has. */
export function toHex(color: Color): string {
  const shown = isDisplayable(color) ? color : toSrgb(color);
  return (color.alpha ?? 1) < 1 ? formatHex8(shown) : formatHex(shown);
}

function formatOklch(color: Color): string {
  const { l, c, h = 0, alpha = 1 } = toOklch(color);
  // A grey has no hue; what rounding leaves of one is noise.
  const chroma = round(c, 4);
  const hue = chroma === 0 ? 0 : round(h, 2);
  return `oklch(${round(l, 4)} ${chroma} ${hue}${alpha < 1 ? ` / ${round(alpha, 2)}` : ''})`;
}

/** A colour in a CSS notation, and whether sRGB has it; all but OKLCH write the nearest colour of its hue where it has not. */
export function toCss(
  color: Color,
  notation: 'hex' | 'rgb' | 'hsl' | 'oklch',
): { value: string; displayable: boolean } {
  const shown = isDisplayable(color);
  const mapped = shown ? color : toSrgb(color);
  const format = { hex: toHex, rgb: formatRgb, hsl: formatHsl, oklch: () => formatOklch(color) }[notation];
  return { value: format(mapped), displayable: shown };
}
