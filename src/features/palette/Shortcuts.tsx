import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { isMac, paletteKeys } from './open';

/** Keys by where they work; a key of `palette.keys` says what each does. */
const groups = [
  {
    where: 'anywhere',
    keys: [
      ['palette', [paletteKeys]],
      ['shortcuts', ['?']],
      ['tab', ['Tab']],
    ],
  },
  {
    where: 'composer',
    keys: [
      ['run', ['Enter']],
      ['line', [isMac ? '⇧ Enter' : 'Shift Enter']],
      ['stop', ['Esc']],
      ['recall', ['↑', '↓']],
    ],
  },
  { where: 'asked', keys: [['choose', ['1', '2', '0']]] },
  {
    where: 'conversations',
    keys: [
      ['move', ['↑', '↓']],
      ['rename', ['F2']],
      ['delete', [isMac ? '⌦' : 'Del']],
    ],
  },
] as const;

/** All keyboard shortcuts, by where they work. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="palette-keys">
      <header>
        <h2>{t('palette.keys.title')}</h2>
        <Button look="quiet" small square aria-label={t('close')} onClick={onClose}>
          <Icon of={X} small />
        </Button>
      </header>
      {groups.map(({ where, keys }) => (
        <section key={where}>
          <h3>{t(`palette.keys.${where}`)}</h3>
          <dl>
            {keys.map(([does, pressed]) => (
              <div key={does}>
                <dt>
                  {pressed.map(key => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`palette.keys.${does}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
