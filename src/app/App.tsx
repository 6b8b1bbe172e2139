import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '@/features/calls/AskDialog';
import { Announcer } from '@/features/chat/Announcer';
import { Chat } from '@/features/chat/Chat';
import { type Page, PageContext, useChanges, usePage } from '@/features/page/page';
import { PaletteHost } from '@/features/palette/PaletteHost';
import { TranscriptsContext } from '@/features/transcripts/transcripts';
import { isToolLink } from '@/tools/user/link-prefix';
import { classes } from '@/ui/classes';
import './App.css';
import { Counter } from './Counter';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { NoticeStrips } from './NoticeStrips';

const ToolsPanel = lazy(() => import('@/features/tools/ToolsPanel').then(panel => ({ default: panel.ToolsPanel })));

const SettingsPanel = lazy(() =>
  import('@/features/settings/SettingsPanel').then(panel => ({ default: panel.SettingsPanel })),
);

const SharedTool = lazy(() =>
  import('@/features/tools/own/SharedTool').then(shared => ({ default: shared.SharedTool })),
);

// Without it, the page still works; that a part did not come is said anyway.
const Installed = lazy(() =>
  import('@/features/installed/Installed').then(
    app => ({ default: app.Installed }),
    () => ({ default: () => null }),
  ),
);

/** Shown in another page's frame, whose own bar has the name. */
const embedded = new URLSearchParams(location.search).has('embed');

/** The page: its header and the panel that is open. */
export function App({ page }: { readonly page: Page }) {
  return (
    <ErrorBoundary>
      <PageContext value={page}>
        <TranscriptsContext value={page.transcripts}>
          <Shell />
        </TranscriptsContext>
      </PageContext>
    </ErrorBoundary>
  );
}

function Shell() {
  const { t } = useTranslation();
  const { panels } = usePage();
  useChanges(panels);
  const linked = useWasLinked();
  return (
    <div className={classes('app', embedded && 'embedded')}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <Header />
      <NoticeStrips />
      {!embedded && (
        <Suspense>
          <Installed />
        </Suspense>
      )}
      <ErrorBoundary key={panels.current}>
        {panels.current === 'tools' ? (
          <Suspense>
            <ToolsPanel />
          </Suspense>
        ) : panels.current === 'settings' ? (
          <Suspense>
            <SettingsPanel />
          </Suspense>
        ) : (
          <Chat counter={<Counter />} />
        )}
      </ErrorBoundary>
      <AskDialog />
      <PaletteHost />
      <Announcer />
      <Suspense>{linked && <SharedTool />}</Suspense>
    </div>
  );
}

/** Whether the address holds a tool, or did since the page was opened. */
function useWasLinked(): boolean {
  const [linked, setLinked] = useState(() => isToolLink(location.hash));
  useEffect(() => {
    const look = () => setLinked(was => was || isToolLink(location.hash));
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return linked;
}
