import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/ui/tokens.css';
import '@/ui/fonts.css';
import '@/ui/base.css';
import { App } from '@/app/App';
import { startPage } from '@/app/start';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const page = await startPage();
createRoot(root).render(
  <StrictMode>
    <App page={page} />
  </StrictMode>,
);
