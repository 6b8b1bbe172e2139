import { useId } from 'react';
import './Stone.css';
import { stonePath } from './shapes';

/** What a stone says became of a request: by its shape first, by its colour never alone. */
export type StoneState = 'act' | 'run' | 'confirm' | 'ask' | 'refuse' | 'gate' | 'broke' | 'open';

export interface StoneProps {
  readonly state: StoneState;
  /** Pixels; 28 unless told. */
  readonly size?: number;
}

const crackedPath =
  'M12.9 3.1C18.5 3 21.9 6.7 21.6 11.6c-.3 5.2-3.7 8.8-8.6 9.2l1.4-4.6-2.6-2.4 2-3.4-2.4-2.2ZM10 3.5 8.7 8.7l2.3 2-2 3.3 2.6 2.5-1.2 4.2C6.4 20.2 3.6 17.4 3.2 13.6 2.7 9 5.8 4.7 10 3.5Z';
const drill = 'M8.2 12a4 4 0 1 0 8 0 4 4 0 0 0-8 0Z';
const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 } as const;

function Shape({ state, clip }: { readonly state: StoneState; readonly clip: string }) {
  switch (state) {
    case 'act':
      return <path fill="currentColor" d={stonePath} />;
    case 'run':
      return (
        <>
          <path fill="currentColor" transform="translate(-1.5 5.5) scale(.54)" d={stonePath} />
          <path fill="currentColor" d="M13 9.8 24 5.5v13L13 14.2z" />
        </>
      );
    case 'confirm':
      return (
        <>
          <clipPath id={clip}>
            <path d="M0 0h12.4v24H0z" />
          </clipPath>
          <path className="stone-half" d={stonePath} />
          <path fill="currentColor" d={stonePath} clipPath={`url(#${clip})`} />
          <path {...outline} d={stonePath} />
        </>
      );
    case 'ask':
      return <path fill="currentColor" fillRule="evenodd" d={stonePath + drill} />;
    case 'refuse':
      return (
        <>
          <path {...outline} strokeDasharray="3.2 2.6" d={stonePath} />
          <path {...outline} d="M8 12h8" />
        </>
      );
    case 'gate':
      return (
        <>
          <clipPath id={clip}>
            <path d="M0 0h10.5v24H0zM14.4 0H24v24h-9.6z" />
          </clipPath>
          <clipPath id={`${clip}left`}>
            <path d="M0 0h10.5v24H0z" />
          </clipPath>
          <path fill="currentColor" d={stonePath} clipPath={`url(#${clip}left)`} />
          <path {...outline} d={stonePath} clipPath={`url(#${clip})`} />
          <path {...outline} strokeDasharray="3 2.5" d="M12.3 0v24" />
        </>
      );
    case 'broke':
      return <path fill="currentColor" d={crackedPath} />;
    case 'open':
      return <path {...outline} d={stonePath} />;
  }
}

/** The stone that marks a request. Decoration: a word says the same beside it. */
export function Stone({ state, size = 28 }: StoneProps) {
  return (
    <svg className="stone" data-state={state} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <Shape state={state} clip={useId()} />
    </svg>
  );
}

/** A stone in the size of the text around it. */
export function Pebble({ className = '' }: { readonly className?: string }) {
  return <span className={`pebble ${className}`} aria-hidden="true" />;
}
