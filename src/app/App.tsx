import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Chat } from '@/features/chat/Chat';
import { type Page, PageContext, useChanges, usePage } from '@/features/page/page';
import './App.css';
import { Counter } from './Counter';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';

const ToolsPanel = lazy(() => import('@/features/tools/ToolsPanel').then(panel => ({ default: panel.ToolsPanel })));

/** The page: its header and the panel that is open. */
export function App({ page }: { readonly page: Page }) {
  return (
    <ErrorBoundary>
      <PageContext value={page}>
        <Shell />
      </PageContext>
    </ErrorBoundary>
  );
}

function Shell() {
  const { t } = useTranslation();
  const { panels } = usePage();
  useChanges(panels);
  return (
    <div className="app">
      <a
        className="skip"
        href="#main"
        onClick={event => {
          // The address says which panel is open.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('skip')}
      </a>
      <Header />
      {panels.current === 'tools' ? (
        <Suspense>
          <ToolsPanel />
        </Suspense>
      ) : (
        <Chat counter={<Counter />} />
      )}
    </div>
  );
}
