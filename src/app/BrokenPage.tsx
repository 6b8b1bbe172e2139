import { useTranslation } from 'react-i18next';
import type { ErrorRecord } from '@/errors';
import { useErrorText } from '@/platform/i18n/useErrorText';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import './BrokenPage.css';

/** All that is left of a page whose interface broke. What is stored on the device is untouched. */
export function BrokenPage({ error }: { readonly error: ErrorRecord }) {
  const { t } = useTranslation();
  const { title, body } = useErrorText(error);
  return (
    <main className="broken-page">
      <Note
        state="broke"
        title={title}
        code={error.code}
        role="alert"
        actions={
          <Button look="move" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {body}
      </Note>
    </main>
  );
}
