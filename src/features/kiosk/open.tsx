import type { ReactElement } from 'react';
import { Egress } from '@/platform/egress';
import { createFormat } from '@/platform/format';
import { currentLanguage, startI18n } from '@/platform/i18n/i18n';
import { isolate } from '@/platform/service-worker/isolate';
import { HealthPage } from './HealthPage';
import { readHealth } from './health';
import { KioskBoundary } from './KioskBoundary';
import { loadProfile } from './load-profile';
import { Stage } from './Stage';
import { SetUp } from './set-up/SetUp';
import { addKioskTexts } from './texts';

/**
 * Opens the kiosk that the address names (`?kiosk=expo`, `?kiosk=/profiles/expo.json`, `?kiosk` for the profile that was dropped here):
 * its screen, its health page, or where it has no profile, its set-up. Never resolves where the page reloads itself for isolation.
 */
export async function openKiosk(): Promise<ReactElement> {
  await startI18n();
  addKioskTexts();
  if (await isolate()) return new Promise(() => undefined);
  const query = new URLSearchParams(location.search);
  const name = query.get('kiosk') ?? '';
  const egress = new Egress(location.origin);
  const loaded = await loadProfile(name, egress);
  if (!loaded || 'error' in loaded)
    return (
      <Stage>
        <SetUp failure={loaded} sent={egress} />
      </Stage>
    );
  const { health } = loaded.profile;
  if (health !== null && query.has(health))
    return (
      <Stage>
        <HealthPage read={() => readHealth(name)} format={createFormat(currentLanguage())} sent={egress} />
      </Stage>
    );
  // Only now: what they import adds its texts to those that are there.
  const [{ startKiosk }, { Kiosk }] = await Promise.all([import('./running'), import('./Kiosk')]);
  const kiosk = await startKiosk(loaded, egress);
  return (
    <Stage>
      <KioskBoundary kiosk={kiosk}>
        <Kiosk kiosk={kiosk} />
      </KioskBoundary>
    </Stage>
  );
}
