import { useTranslation } from 'react-i18next';
import { Strip } from '@/features/chat/notices/Strip';
import type { Notice } from '@/features/page/notices';
import { useChanges, usePage } from '@/features/page/page';
import { useErrorText } from '@/platform/i18n/useErrorText';
import { Button } from '@/ui/Button';

/** What went wrong behind the page, a line each. */
export function NoticeStrips() {
  const { notices } = usePage();
  useChanges(notices);
  return notices
    .list()
    .map(notice => <NoticeStrip key={notice.id} notice={notice} onDismiss={() => notices.putAway(notice.id)} />);
}

function NoticeStrip({ notice, onDismiss }: { readonly notice: Notice; readonly onDismiss: () => void }) {
  const { t } = useTranslation();
  const { title, body } = useErrorText(notice.error);
  return (
    <Strip
      title={title}
      actions={
        notice.error.code === 'PAGE_PART_MISSING' && (
          <Button small onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        )
      }
      onDismiss={onDismiss}
    >
      {body}
    </Strip>
  );
}
