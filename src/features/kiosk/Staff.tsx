import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { kioskAddress } from './load-profile';
import { PinSheet } from './PinSheet';
import type { Running } from './running';
import { Sheet } from './Sheet';
import './Staff.css';

export interface StaffProps {
  readonly kiosk: Running;
  readonly onHealth: () => void;
  readonly onClose: () => void;
}

async function leave(address: string): Promise<void> {
  // A display that is not full any more is no reason to stay.
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
  location.assign(address);
}

/** The way out, behind the PIN. A profile without one has none. */
export function Staff({ kiosk, onHealth, onClose }: StaffProps) {
  const { t } = useTranslation('kiosk');
  const { pin } = kiosk.profile;
  const [open, setOpen] = useState(false);
  if (!pin)
    return (
      <Sheet title={t('pinNone')} onClose={onClose}>
        <div className="staff">
          <p>{t('pinNoneText')}</p>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </Sheet>
    );
  if (!open) return <PinSheet pin={pin} onRight={() => setOpen(true)} onClose={onClose} />;
  return (
    <Sheet key="menu" title={t('menuTitle')} onClose={onClose}>
      <div className="staff">
        <Button onClick={onHealth}>{t('menuHealth')}</Button>
        <Button onClick={() => location.reload()}>{t('menuReload')}</Button>
        <Button onClick={() => void leave(kioskAddress(''))}>{t('menuSetUp')}</Button>
        <Button onClick={() => void leave(kioskAddress(null))}>{t('menuLeave')}</Button>
        <Button look="move" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Sheet>
  );
}
