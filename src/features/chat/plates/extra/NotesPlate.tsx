import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../../page/page';
import { isMarkdown } from '../../prose/is-markdown';
import { Prose } from '../../prose/Prose';
import { CopyButton } from '../CopyButton';
import './NotesPlate.css';
import { TextPlate } from './TextPlate';

export interface NotesPlateProps {
  readonly found: number;
  readonly notes: readonly {
    readonly id: string;
    readonly title?: string | undefined;
    readonly snippet: string;
    readonly createdAt: string;
  }[];
}

/** A note as it was kept: with its shape, where it is written in Markdown. */
export function NotePlate({ title, text }: { readonly title?: string | undefined; readonly text: string }) {
  if (!isMarkdown(text)) return <TextPlate title={title} text={text} />;
  return (
    <Plate>
      {title !== undefined && <h3 className="text-plate-title">{title}</h3>}
      <Prose className="text-plate" text={text} />
      <div className="text-plate-foot row">
        <CopyButton text={text} />
      </div>
    </Plate>
  );
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
