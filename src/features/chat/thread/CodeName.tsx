import { Fragment } from 'react';
import { cut } from './cut';

/** A code name that may break behind its underscores. */
export function CodeName({ name }: { readonly name: string }) {
  return (
    <span className="code">
      {cut(name, /(?<=_)/).map(({ at, text }) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {text}
        </Fragment>
      ))}
    </span>
  );
}
