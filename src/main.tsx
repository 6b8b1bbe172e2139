import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import '@/ui/tokens.css';
import '@/ui/fonts.css';
import '@/ui/base.css';
import { App } from '@/app/App';
import { BrokenPage } from '@/app/BrokenPage';
import { startPage } from '@/app/start';
import { toErrorRecord } from '@/errors';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const screen = createRoot(root);

async function show(): Promise<void> {
  try {
    const shown = new URLSearchParams(location.search).has('kiosk')
      ? await (await import('@/features/kiosk/open')).openKiosk()
      : await startPage().then(page => <App page={page} />);
    // In slices, so that the page answers while it is drawn.
    startTransition(() => screen.render(<StrictMode>{shown}</StrictMode>));
  } catch (thrown) {
    screen.render(<BrokenPage error={toErrorRecord(thrown)} />);
  }
}

// Not awaited here: chunks that are loaded while the page starts import this module's own, and would wait for it as it waits for them.
void show();
