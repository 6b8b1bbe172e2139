import { takeShared } from '@/platform/service-worker/shared';
import type { Page } from '../page/page';

/** https://wicg.github.io/web-app-launch/#launchqueue-interface */
interface LaunchParams {
  readonly targetURL?: string;
  readonly files: readonly FileSystemFileHandle[];
}

declare global {
  interface Window {
    readonly launchQueue?: { setConsumer(consumer: (launch: LaunchParams) => void): void };
  }
}

type Receiver = Pick<Page, 'actions' | 'incoming' | 'notices' | 'panels'>;

/** Does what a shortcut of `manifest.webmanifest` asks for. */
function follow(address: URL, { actions, panels }: Receiver): void {
  const panel = panels.available.find(name => address.hash === `#${name}`);
  if (panel && panel !== panels.current) panels.open(panel);
  if (!address.searchParams.has('new')) return;
  panels.open('chat');
  actions.newConversation();
}

/** Takes what comes from outside: a shortcut, what another app shared, files that the system opens with this app. */
export async function receiveLaunches(page: Receiver): Promise<void> {
  const { incoming, notices, panels } = page;
  const address = new URL(location.href);
  if (address.searchParams.has('new')) {
    follow(address, page);
    address.searchParams.delete('new');
    history.replaceState(null, '', address.href.replace('?#', '#'));
  }
  window.launchQueue?.setConsumer(async ({ targetURL, files }) => {
    if (targetURL) follow(new URL(targetURL), page);
    if (files.length === 0) return;
    try {
      panels.open('chat');
      incoming.hand({ text: '', files: await Promise.all(files.map(file => file.getFile())) });
    } catch (thrown) {
      notices.add(thrown);
    }
  });
  const shared = await takeShared();
  if (!shared) return;
  panels.open('chat');
  incoming.hand(shared);
}
