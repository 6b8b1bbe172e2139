import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { stoneAt, stonePath } from '@/ui/shapes';
import { useFormat } from '../../page/page';
import { CopyButton } from './CopyButton';
import { giantSize } from './giant-size';
import './RulerPlate.css';
import { rulerTicks } from './ruler';

export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

export interface RulerPlateProps {
  readonly from: Quantity;
  readonly to: Quantity;
  /** The value of the upper scale for a value of the lower one, and back: both scales are straight lines. */
  readonly toPerFrom: number;
}

const width = 900;
const height = 92;
const line = 46;
/** Numbers of so many characters can stand close. */
const shortNumber = 4;

/** Two scales on one line, with a stone where the value lies on both. */
export function RulerPlate({ from, to, toPerFrom }: RulerPlateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = format.number(to.value);
  const span = Math.abs(from.value) || 1;
  const majors = (value: number) => (format.number(value).length <= shortNumber ? 15 : 8);
  const upper = rulerTicks(from.value, span, width, majors(from.value));
  const lower = rulerTicks(
    to.value,
    Math.abs(toPerFrom) * span,
    width,
    majors(Math.round(to.value)),
    Math.sign(toPerFrom),
  );
  const said = t('ruler.said', {
    from: `${format.number(from.value)} ${from.unit}`,
    to: `${text} ${to.unit}`,
  });
  return (
    <Plate>
      <div className="plate-lead" style={giantSize(text)}>
        <Giant unit={to.unit}>{text}</Giant>
        <span className="caption">
          {format.number(from.value)} {from.unit}
        </span>
        <CopyButton text={String(to.value)} />
      </div>
      <div className="ruler">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" role="img" aria-label={said}>
          {upper.map(({ at, value, major }) => (
            <g key={at}>
              <path className={major ? 'ruler-major' : 'ruler-minor'} d={`M${at} ${line}V${major ? 26 : 36}`} />
              {major && Math.abs(at - width / 2) > 30 && (
                <text x={at} y="20">
                  {format.number(value)}
                </text>
              )}
            </g>
          ))}
          {lower.map(({ at, value, major }) => (
            <g key={at}>
              <path className={major ? 'ruler-major' : 'ruler-minor'} d={`M${at} ${line}V${major ? 66 : 56}`} />
              {major && Math.abs(at - width / 2) > 14 && (
                <text x={at} y="84">
                  {format.number(value)}
                </text>
              )}
            </g>
          ))}
          <path className="ruler-line" d={`M0 ${line}H${width}`} />
          <path className="ruler-line" d={`M${width / 2} 8V${height}`} />
          <path className="ruler-stone" d={stonePath} transform={stoneAt(width / 2, line, 1)} />
        </svg>
        <span aria-hidden="true">{from.unit}</span>
        <span aria-hidden="true">{to.unit}</span>
      </div>
    </Plate>
  );
}
