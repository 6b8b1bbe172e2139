import { useTranslation } from 'react-i18next';
import { Chat } from '@/features/chat/Chat';
import { type Page, PageContext } from '@/features/page/page';
import './App.css';
import { Counter } from './Counter';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';

/** The page: its header and its panel. */
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
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Header />
      <Chat counter={<Counter />} />
    </div>
  );
}
