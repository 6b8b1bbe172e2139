import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '@/platform/i18n/i18n';
import { Announcer } from '../chat/Announcer';
import { useChat } from '../chat/store';
import { PageContext, useChanges } from '../page/page';
import { Attract } from './attract/Attract';
import { HealthPage } from './HealthPage';
import type { Running } from './running';
import { Staff } from './Staff';
import { StillThere } from './StillThere';
import { VisitScreen } from './VisitScreen';

/** A kiosk that runs: it attracts, serves a visitor, asks whether anyone is still there, and forgets. */
export function Kiosk({ kiosk }: { readonly kiosk: Running }) {
  const { page, profile, visits, health } = kiosk;
  const language = useLanguage();
  const tools = useChat(state => state.tools);
  const [open, setOpen] = useState<'none' | 'staff' | 'health'>('none');
  useChanges(visits);
  const { active, warns, secondsLeft } = visits;
  const readHealth = useCallback(() => health.report(), [health]);

  const begin = useCallback(() => {
    kiosk.wake();
    visits.begin();
  }, [kiosk, visits]);

  // Without an attract screen, the resting one is that of a visit: the first touch of it begins one.
  const { attract } = profile;
  useEffect(() => {
    if (attract || active) return;
    window.addEventListener('pointerup', begin, { capture: true });
    window.addEventListener('keydown', begin, { capture: true });
    return () => {
      window.removeEventListener('pointerup', begin, { capture: true });
      window.removeEventListener('keydown', begin, { capture: true });
    };
  }, [attract, active, begin]);

  // The staff's screens are closed when nobody is there either.
  useEffect(() => {
    if (!active) setOpen('none');
  }, [active]);

  const held = () => {
    visits.begin();
    setOpen('staff');
  };

  return (
    <PageContext value={page}>
      {open === 'health' ? (
        <HealthPage read={readHealth} format={page.format(language)} sent={page.sent} onBack={() => setOpen('none')} />
      ) : attract && !active ? (
        <Attract languages={profile.languages} tools={tools} onStart={begin} onHeld={held} />
      ) : (
        <VisitScreen key={String(active)} kiosk={kiosk} onHeld={held} />
      )}
      {open === 'staff' && <Staff kiosk={kiosk} onHealth={() => setOpen('health')} onClose={() => setOpen('none')} />}
      {warns && open === 'none' && (
        <StillThere secondsLeft={secondsLeft ?? 0} onStay={() => visits.touch()} onEnd={() => void visits.end()} />
      )}
      <Announcer />
    </PageContext>
  );
}
