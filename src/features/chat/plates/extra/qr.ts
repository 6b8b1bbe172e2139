/** The dark modules of a QR code as a path, one unit each. */
export function qrPath(modules: readonly string[]): string {
  return modules
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
}

/** A QR code as an SVG file, with its light border of four modules. */
export function svgOfQr(modules: readonly string[]): string {
  const size = modules.length + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M-4-4h${size}v${size}h-${size}z"/><path d="${qrPath(modules)}"/></svg>\n`;
}

/** Pixels of one module. */
const scale = 12;

/** A QR code as a PNG file, with its light border of four modules. */
export async function pngOfQr(modules: readonly string[]): Promise<Blob> {
  const size = (modules.length + 8) * scale;
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('This browser cannot draw');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.scale(scale, scale);
  context.translate(4, 4);
  context.fillStyle = '#000';
  context.fill(new Path2D(qrPath(modules)));
  return canvas.convertToBlob({ type: 'image/png' });
}
