import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { palette, paletteKeys } from './open';

/** Opens the palette, and says by which keys it opens. */
export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <Button
      look="quiet"
      small
      aria-label={t('paletteOpen', { keys: paletteKeys })}
      aria-haspopup="dialog"
      onClick={() => palette.setState({ place: 'list' })}
    >
      <Icon of={Search} small />
      <kbd className="bar-wide">{paletteKeys}</kbd>
    </Button>
  );
}
