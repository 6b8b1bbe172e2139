import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Theme } from '@/tools/context';
import { Button } from '@/ui/Button';
import { Giant } from '@/ui/Giant';
import { Icon } from '@/ui/Icon';
import { Plate } from '@/ui/Plate';
import { usePage } from '../../page/page';
import './ThemePlate.css';

export interface ThemePlateProps {
  readonly theme: Theme;
  /** What it was before, where that is known. */
  readonly previous?: Theme | undefined;
}

/** The theme that was set, beside the other one, and the way back. */
export function ThemePlate({ theme, previous }: ThemePlateProps) {
  const { t } = useTranslation();
  const control = usePage().theme;
  const current = useSyncExternalStore(
    listener => control.subscribe(listener),
    () => control.get(),
  );
  const back = previous && previous !== theme ? previous : undefined;
  return (
    <Plate className="theme-plate">
      <div>
        <p className="caption">{t('themePlate.title')}</p>
        <Giant>{t(`themePlate.${theme}`)}</Giant>
        {back && <p className="caption">{t('themePlate.was', { theme: t(`value.${back}`) })}</p>}
        {back && current === theme && (
          <Button small onClick={() => void control.set(back)}>
            <Icon of={Undo2} small />
            {t('undo')}
          </Button>
        )}
      </div>
      <div className="theme-swatches" aria-hidden="true">
        {(['light', 'dark'] as const).map(name => (
          <span key={name} data-theme={name} data-on={theme === name || undefined}>
            <i />
          </span>
        ))}
      </div>
    </Plate>
  );
}
