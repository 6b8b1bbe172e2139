import { useTranslation } from 'react-i18next';
import { useFormat } from '../page/page';
import { readableBytes } from './bytes';
import { type Kept, total } from './kept';
import './KeptTable.css';

/** How much of each kind this browser keeps. */
export function KeptTable({ kept }: { readonly kept: readonly Kept[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="kept">
      <thead>
        <tr>
          <th scope="col">{t('settings.data.kind')}</th>
          <th scope="col">{t('settings.data.count')}</th>
          <th scope="col">{t('settings.data.size')}</th>
        </tr>
      </thead>
      <tbody>
        {kept.map(({ kind, count, bytes }) => (
          <tr key={kind}>
            <th scope="row">{t(`settings.kinds.${kind}`)}</th>
            <td>{format.number(count)}</td>
            <td>{readableBytes(format, bytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('settings.data.all')}</th>
          <td>{format.number(total(kept).count)}</td>
          <td>{readableBytes(format, total(kept).bytes)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
