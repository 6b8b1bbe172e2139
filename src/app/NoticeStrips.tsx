import { Strip } from '@/features/chat/notices/Strip';
import { useChanges, usePage } from '@/features/page/page';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';

/** What went wrong behind the page, a line each. */
export function NoticeStrips() {
  const { notices } = usePage();
  useChanges(notices);
  const language = useLanguage();
  return notices.list().map(({ id, error }) => {
    const { title, body } = errorText(error, language);
    return (
      <Strip key={id} title={title} onDismiss={() => notices.putAway(id)}>
        {body}
      </Strip>
    );
  });
}
