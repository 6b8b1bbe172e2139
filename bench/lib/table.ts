/** A cell: numbers align to the right, `null` stays empty. */
export type Cell = string | number | null;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** The columns that a text takes in a terminal: East Asian characters take two. */
function widthOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

function formatCell(cell: Cell): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(Math.abs(cell) < 10 ? 2 : 1);
}

/** A table in plain text: a head, a rule, then one line a row. A column is aligned to the right where it holds numbers only. */
export function formatTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const columns = head.map((title, index) => {
    const cells = rows.map(row => row[index] ?? null);
    const texts = cells.map(formatCell);
    return {
      right: cells.some(cell => cell !== null) && cells.every(cell => cell === null || typeof cell === 'number'),
      width: Math.max(...[title, ...texts].map(widthOf)),
    };
  });
  const line = (texts: readonly string[]) =>
    columns
      .map(({ right, width }, index) => {
        const text = texts[index] ?? '';
        const space = ' '.repeat(width - widthOf(text));
        return right ? space + text : text + space;
      })
      .join('  ')
      .trimEnd();
  return [
    line(head),
    columns.map(({ width }) => '-'.repeat(width)).join('  '),
    ...rows.map(row => line(row.map(formatCell))),
  ].join('\n');
}

/** `93.1%` of a share between 0 and 1. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
