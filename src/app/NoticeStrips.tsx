import { Strip } from '@/features/chat/notices/Strip';
import type { Notice } from '@/features/page/notices';
import { useChanges, usePage } from '@/features/page/page';
import { useErrorText } from '@/platform/i18n/useErrorText';

/** What went wrong behind the page, a line each. */
export function NoticeStrips() {
  const { notices } = usePage();
  useChanges(notices);
  return notices
    .list()
    .map(notice => <NoticeStrip key={notice.id} notice={notice} onDismiss={() => notices.putAway(notice.id)} />);
}

function NoticeStrip({ notice, onDismiss }: { readonly notice: Notice; readonly onDismiss: () => void }) {
  const { title, body } = useErrorText(notice.error);
  return (
    <Strip title={title} onDismiss={onDismiss}>
      {body}
    </Strip>
  );
}
