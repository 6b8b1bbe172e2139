import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../../page/page';
import './TablePlates.css';

interface ColumnFacts {
  readonly name: string;
  readonly kind: 'number' | 'date' | 'text';
  readonly empty: number;
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
  readonly mean?: number | undefined;
  readonly distinct?: number | undefined;
  readonly frequent?: readonly { readonly value: string; readonly count: number }[] | undefined;
}

/** What a table holds: a line for each of its columns. */
export function TableFactsPlate({
  table,
  rows,
  columns,
}: {
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = (value: string | number | undefined) =>
    typeof value === 'number' ? format.number(value) : (value ?? '');
  const holds = ({ kind, min, max, mean, frequent = [] }: ColumnFacts) =>
    kind === 'text'
      ? frequent.map(({ value }) => value).join(t('comma'))
      : [`${text(min)} – ${text(max)}`, mean !== undefined && t('plates.mean', { value: text(mean) })]
          .filter(Boolean)
          .join(t('comma'));
  return (
    <Plate>
      <Giant unit={t('plates.rowsOf', { count: rows, table })}>{format.number(rows)}</Giant>
      <div className="data-scroll">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('plates.column')}</th>
              <th scope="col">{t('plates.kind')}</th>
              <th scope="col">{t('plates.holds')}</th>
              <th scope="col" className="data-number">
                {t('plates.empty')}
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map(column => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td>{t(`plates.kinds.${column.kind}`)}</td>
                <td>{holds(column)}</td>
                <td className="data-number">{column.empty}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plate>
  );
}

/** Rows of two: a value and how often it occurs. */
export function CountsTable({
  values,
}: {
  readonly values: readonly { readonly value: string; readonly count: number }[];
}) {
  return (
    <div className="data-scroll">
      <table className="data">
        <tbody>
          {values.map(({ value, count }) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              <td className="data-number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
