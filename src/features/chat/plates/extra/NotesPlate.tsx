import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../../page/page';
import './NotesPlate.css';

export interface NotesPlateProps {
  readonly found: number;
  readonly notes: readonly {
    readonly id: string;
    readonly title?: string | undefined;
    readonly snippet: string;
    readonly createdAt: string;
  }[];
}

/** The notes that were found, best first. */
export function NotesPlate({ found, notes }: NotesPlateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Plate>
      <Giant unit={t('plates.notes', { count: found })}>{found}</Giant>
      <ul className="note-rows">
        {notes.map(({ id, title, snippet, createdAt }) => (
          <li key={id}>
            {title && <b>{title}</b>}
            <p>{snippet}</p>
            <time className="caption" dateTime={createdAt}>
              {format.dateTime(createdAt, { dateStyle: 'medium' })}
            </time>
          </li>
        ))}
      </ul>
    </Plate>
  );
}
