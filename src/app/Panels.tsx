import { useTranslation } from 'react-i18next';
import { useChat } from '@/features/chat/store';
import { useChanges, usePage } from '@/features/page/page';
import './Panels.css';

/** The panels of the page, the open one marked. */
export function Panels({ onChosen }: { readonly onChosen?: () => void }) {
  const { t } = useTranslation();
  const { panels } = usePage();
  useChanges(panels);
  const tools = useChat(state => state.tools.size);
  return (
    <nav className="panels" aria-label={t('panels.label')}>
      {panels.available.map(panel => (
        <a
          key={panel}
          href={`#${panel}`}
          aria-current={panels.current === panel ? 'page' : undefined}
          onClick={onChosen}
        >
          {t(`panels.${panel}`)}
          {panel === 'tools' && <sup>{tools}</sup>}
        </a>
      ))}
    </nav>
  );
}
