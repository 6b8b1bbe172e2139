import { useTranslation } from 'react-i18next';
import type { PromptPiece } from '@/decode/decoder';

/** The prompt as it was fed: control tokens apart from text. */
export function DetailsPrompt({ prompt }: { readonly prompt: readonly PromptPiece[] | undefined }) {
  const { t } = useTranslation();
  if (!prompt) return <p className="caption">{t('transcripts.promptNotKept')}</p>;
  const pieces = prompt.map((piece, place) => ({ piece, place }));
  return (
    <details className="details-prompt">
      <summary>{t('transcripts.prompt')}</summary>
      <p className="code">
        {pieces.map(({ piece, place }) =>
          'control' in piece ? <b key={place}>{piece.control}</b> : <span key={place}>{piece.text}</span>,
        )}
      </p>
    </details>
  );
}
