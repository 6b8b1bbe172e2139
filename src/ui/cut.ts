export interface Piece {
  /** Where it begins in the whole. */
  readonly at: number;
  readonly text: string;
}

/** A text cut where `pattern` matches, as `split`, each piece with its place. What the pattern captures is kept as a piece. */
export function cut(text: string, pattern: RegExp): Piece[] {
  let at = 0;
  return text.split(pattern).map(piece => {
    const start = at;
    at += piece.length;
    return { at: start, text: piece };
  });
}
