import { Fragment } from 'react';
import { cut } from './cut';

export interface BreakingProps {
  readonly text: string;
  /** What a line may break behind, e.g. an underscore. */
  readonly behind: '_' | ',';
}

const places = { _: /(?<=_)/, ',': /(?<=,)/ } as const;

/** A text that is one word, and yet may break at some places. */
export function Breaking({ text, behind }: BreakingProps) {
  return cut(text, places[behind]).map(({ at, text: piece }) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
