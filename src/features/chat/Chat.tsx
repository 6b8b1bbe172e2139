import type { ReactNode } from 'react';
import { usePage } from '../page/page';
import { ChatView } from './ChatView';
import { useChat } from './store';

/** The chat panel over the page's store. */
export function Chat({ counter }: { readonly counter: ReactNode }) {
  return <ChatView state={useChat(state => state)} actions={usePage().actions} counter={counter} />;
}
