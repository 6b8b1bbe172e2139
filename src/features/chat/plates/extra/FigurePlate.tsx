import type { ReactNode } from 'react';
import { Breaking } from '@/ui/Breaking';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { CopyButton } from '../CopyButton';
import { giantSize } from '../giant-size';
import './FigurePlate.css';

export interface FigurePlateProps {
  /** The one thing that is giant. */
  readonly figure: string;
  readonly unit?: string | undefined;
  /** What the figure is of. */
  readonly caption?: ReactNode;
  /** Smaller figures beside it, by their names. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
  /** As it is copied; nothing to copy unless told. */
  readonly plain?: string;
  readonly children?: ReactNode;
}

/** One giant figure, and the small ones around it. */
export function FigurePlate({ figure, unit, caption, facts = [], plain, children }: FigurePlateProps) {
  return (
    <Plate>
      <div className="plate-lead" style={giantSize(figure + (unit ?? ''))}>
        <Giant unit={unit}>
          <Breaking text={figure} behind="," />
        </Giant>
        {caption !== undefined && <span className="caption">{caption}</span>}
        {plain !== undefined && <CopyButton text={plain} />}
      </div>
      {facts.length > 0 && (
        <dl className="figures">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </Plate>
  );
}
