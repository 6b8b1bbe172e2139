import type { StartedChat } from '../chat/store';
import type { Visits } from './visits';

/**
 * Has the service worker keep the page when the first load is over, so that a kiosk needs no host. Nobody is asked about a newer
 * version: it is taken while nobody visits.
 */
export function keep({ state }: Pick<StartedChat, 'state'>, visits: Visits): void {
  const stop = state.subscribe(({ model }) => {
    if (model.status === 'loading') return;
    stop();
    import('../installed/updates').then(
      ({ updates }) => {
        const look = () => {
          if (updates.state !== 'current' && !visits.active) updates.take();
        };
        updates.subscribe(look);
        visits.subscribe(look);
        return updates.start();
      },
      () => undefined,
    );
  });
}
