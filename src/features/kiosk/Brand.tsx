import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/ui/Mark';
import './Brand.css';

const holdMs = 3000;

/** The mark and the name. Held for three seconds, or pressed by key, they lead the staff out. */
export function Brand({ onHeld }: { readonly onHeld: () => void }) {
  const { t } = useTranslation('kiosk');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className="kiosk-brand"
      aria-label={t('brand')}
      onPointerDown={() => {
        timer.current = setTimeout(onHeld, holdMs);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={({ detail }) => {
        // A key's click has no count of clicks.
        if (detail === 0) onHeld();
      }}
    >
      <Mark />
      <span className="kiosk-brand-name" lang="en" aria-hidden="true">
        <span>Tiny</span> <b>Giant</b>
      </span>
    </button>
  );
}
