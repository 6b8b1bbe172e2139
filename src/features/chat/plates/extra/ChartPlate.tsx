import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { arc, line, pie } from 'd3-shape';
import { useTranslation } from 'react-i18next';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../../page/page';
import './ChartPlate.css';

export interface ChartPlateProps {
  readonly type: 'bar' | 'line' | 'pie';
  readonly title?: string | undefined;
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

interface Item {
  readonly place: number;
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly text: string;
}

interface DrawingProps {
  readonly items: readonly Item[];
  readonly said: string;
}

const width = 640;
const barHeight = 28;
const barGap = 10;
const labelWidth = 150;

/** Horizontal bars: long labels have room, and values stand at their ends. */
function Bars({ items, said }: DrawingProps) {
  const height = items.length * (barHeight + barGap);
  const y = scaleBand<number>()
    .domain(items.map(({ place }) => place))
    .range([0, height])
    .paddingInner(barGap / (barHeight + barGap));
  const values = items.map(({ value }) => value);
  const x = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .range([labelWidth, width - 70]);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      {items.map(({ place, label, value, text }) => {
        const top = y(place) ?? 0;
        const middle = top + y.bandwidth() / 2;
        return (
          <g key={place}>
            <text className="chart-label" x={labelWidth - 10} y={middle}>
              {clip(label, 20)}
            </text>
            <rect x={Math.min(x(0), x(value))} y={top} width={Math.abs(x(value) - x(0))} height={y.bandwidth()} />
            <text className="chart-value" x={Math.max(x(0), x(value)) + 8} y={middle}>
              {text}
            </text>
          </g>
        );
      })}
      <line className="chart-axis" x1={x(0)} x2={x(0)} y1="0" y2={height} />
    </svg>
  );
}

const lineHeight = 260;

/** A line through points, each with its value while they have room. */
function Line({ items, said }: DrawingProps) {
  const values = items.map(({ value }) => value);
  const x = scalePoint<number>()
    .domain(items.map(({ place }) => place))
    .range([36, width - 36]);
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice()
    .range([lineHeight - 34, 24]);
  const path = line<Item>(
    ({ place }) => x(place) ?? 0,
    ({ value }) => y(value),
  )([...items]);
  const every = Math.ceil(items.length / 12);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${lineHeight}`} role="img" aria-label={said}>
      <line className="chart-axis" x1="20" x2={width - 20} y1={y(0)} y2={y(0)} />
      <path className="chart-line" d={path ?? ''} />
      {items.map(({ place, label, value, text }) => (
        <g key={place}>
          <circle cx={x(place)} cy={y(value)} r="4.5" />
          {place % every === 0 && (
            <>
              <text className="chart-over" x={x(place)} y={y(value) - 12}>
                {text}
              </text>
              <text className="chart-under" x={x(place)} y={lineHeight - 10}>
                {clip(label, 10)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The fills of a pie, in the order of its parts: they tell neighbours apart without colour as well. */
const fills = ['ink', 'sun', 'azurite', 'grey', 'hatch'] as const;

function Pie({ items, said }: DrawingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const slices = pie<Item>()
    .value(({ value }) => value)
    .sort(null)([...items]);
  const shape = arc<(typeof slices)[number]>().innerRadius(0).outerRadius(118);
  const total = items.reduce((sum, { value }) => sum + value, 0) || 1;
  const fillOf = (place: number) =>
    // The last must not look like the first, which it touches.
    fills[place === items.length - 1 && place % fills.length === 0 && place > 0 ? 1 : place % fills.length];
  return (
    <div className="pie">
      <svg className="chart" viewBox="-120 -120 240 240" role="img" aria-label={said}>
        <defs>
          <pattern id="chart-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="chart-hatch-ground" width="8" height="8" />
            <rect className="chart-hatch-line" width="3" height="8" />
          </pattern>
        </defs>
        {slices.map(slice => (
          <path key={slice.data.place} data-fill={fillOf(slice.data.place)} d={shape(slice) ?? ''} />
        ))}
      </svg>
      <ul>
        {items.map(({ place, label, value, text }) => (
          <li key={place}>
            <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
              <rect data-fill={fillOf(place)} width="14" height="14" />
            </svg>
            <span>{label}</span>
            <b className="tabular">{text}</b>
            <span className="caption tabular">
              {t('plates.percent', { value: format.number((value / total) * 100, { maximumFractionDigits: 0 }) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function clip(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** Values as bars, a line or a pie, labelled directly. */
export function ChartPlate({ type, title, labels, values }: ChartPlateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = labels.map((label, place): Item => {
    const value = values[place] ?? 0;
    return { place, label, value, text: format.number(value) };
  });
  const said = t('plates.chart', {
    kind: t(`plates.charts.${type}`),
    values: format.list(items.map(({ label, text }) => `${label} ${text}`)),
  });
  const Drawing = { bar: Bars, line: Line, pie: Pie }[type];
  return (
    <Plate className="chart-plate">
      {title && <h3 className="generic-title">{title}</h3>}
      <Drawing items={items} said={said} />
    </Plate>
  );
}

export interface CurvePlateProps {
  readonly expression: string;
  readonly variable: string;
  readonly from: number;
  readonly to: number;
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
  readonly yFrom: number;
  readonly yTo: number;
}

const curveHeight = 320;

/** The curve of a function over its axes. */
export function CurvePlate({ expression, variable, from, to, points, yFrom, yTo }: CurvePlateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const x = scaleLinear()
    .domain([from, to])
    .range([46, width - 16]);
  const y = scaleLinear()
    .domain([yFrom, yTo])
    .range([curveHeight - 28, 12])
    .clamp(false);
  const path = line<{ x: number; y: number | null }>(
    point => x(point.x),
    point => y(point.y ?? 0),
  ).defined(point => point.y !== null)([...points]);
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const axisX = y(within(0, yFrom, yTo));
  const axisY = x(within(0, from, to));
  return (
    <Plate className="chart-plate">
      <h3 className="generic-title">
        <span className="code">{expression}</span>
      </h3>
      <svg
        className="chart curve"
        viewBox={`0 0 ${width} ${curveHeight}`}
        role="img"
        aria-label={t('plates.curve', { expression, variable, from: format.number(from), to: format.number(to) })}
      >
        <clipPath id="curve-frame">
          <rect x="46" y="6" width={width - 62} height={curveHeight - 28} />
        </clipPath>
        <line className="chart-axis" x1="46" x2={width - 16} y1={axisX} y2={axisX} />
        <line className="chart-axis" x1={axisY} x2={axisY} y1="12" y2={curveHeight - 28} />
        {x.ticks(8).map(tick => (
          <g key={tick}>
            <line className="chart-tick" x1={x(tick)} x2={x(tick)} y1={axisX - 3} y2={axisX + 3} />
            <text className="chart-under" x={x(tick)} y={curveHeight - 8}>
              {format.number(tick)}
            </text>
          </g>
        ))}
        {y.ticks(6).map(tick => (
          <g key={tick}>
            <line className="chart-tick" x1={axisY - 3} x2={axisY + 3} y1={y(tick)} y2={y(tick)} />
            <text className="chart-label" x="40" y={y(tick)}>
              {format.number(tick)}
            </text>
          </g>
        ))}
        <path className="chart-line" clipPath="url(#curve-frame)" d={path ?? ''} />
      </svg>
    </Plate>
  );
}
