import { Breaking } from '@/ui/Breaking';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { CopyButton } from './CopyButton';
import { giantSize } from './giant-size';

export interface NumberPlateProps {
  /** As it is shown. */
  readonly text: string;
  /** As it is copied. */
  readonly plain: string;
  readonly expression: string;
}

/** What an expression comes to. */
export function NumberPlate({ text, plain, expression }: NumberPlateProps) {
  return (
    <Plate>
      <div className="plate-lead" style={giantSize(text)}>
        <Giant>
          <Breaking text={text} behind="," />
        </Giant>
        <span className="caption">{expression}</span>
        <CopyButton text={plain} />
      </div>
    </Plate>
  );
}
