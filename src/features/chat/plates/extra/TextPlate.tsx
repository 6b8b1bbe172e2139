import type { ReactNode } from 'react';
import { Plate } from '@/ui/Plate';
import { CopyButton } from '../CopyButton';
import './TextPlate.css';

export interface TextPlateProps {
  readonly text: string;
  readonly title?: string | undefined;
  readonly caption?: ReactNode;
  /** A text of code, in its own face. */
  readonly code?: boolean;
}

/** A text that a tool made: large while it is short, and whole however long it is. */
export function TextPlate({ text, title, caption, code = false }: TextPlateProps) {
  const short = text.length <= 48 && !text.includes('\n');
  return (
    <Plate>
      {title !== undefined && <h3 className="text-plate-title">{title}</h3>}
      <p className="text-plate" data-short={short || undefined} data-code={code || undefined}>
        {text}
      </p>
      <div className="text-plate-foot row">
        {caption !== undefined && <span className="caption">{caption}</span>}
        <CopyButton text={text} />
      </div>
    </Plate>
  );
}
