import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChatMenu } from '@/features/chat/ChatMenu';
import { useChat } from '@/features/chat/store';
import { InstallButton } from '@/features/installed/InstallButton';
import { PaletteButton } from '@/features/palette/PaletteButton';
import { setLanguage, useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Mark } from '@/ui/Mark';
import { Segments } from '@/ui/Segments';
import { Counter } from './Counter';
import './Header.css';
import { Panels } from './Panels';
import { useTheme } from './useTheme';

/** Each language by its own name, and the other one of the two. */
const languageNames = { en: 'English', zh: '中文' } as const;
/** Of the button that switches to a language, in that language. */
const switches = { en: 'Switch to English', zh: '切换到中文' } as const;
const otherLanguage = { en: 'zh', zh: 'en' } as const;
const tags = { en: 'en', zh: 'zh-CN' } as const;

/** The mark, the counter of what left the page, and the two switches. */
export function Header() {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = otherLanguage[language];
  const { theme, dark, choose } = useTheme();
  const host = useChat(state => state.host);
  return (
    <header className="bar">
      <p className="brand">
        <Mark />
        <span className="brand-name" lang="en">
          <span>Tiny</span> <b>Giant</b>
        </span>
      </p>
      <Panels />
      {host !== null && <p className="caption bar-host">{t('embed.host', { origin: host })}</p>}
      <div className="bar-end">
        <Counter />
        <InstallButton className="bar-wide" />
        <PaletteButton />
        <Button
          look="quiet"
          small
          className="bar-wide"
          lang={tags[other]}
          aria-label={switches[other]}
          onClick={() => setLanguage(other)}
        >
          {languageNames[other]}
        </Button>
        <Button
          look="quiet"
          small
          square
          className="bar-wide"
          aria-label={t(dark ? 'theme.toLight' : 'theme.toDark')}
          onClick={() => choose(dark ? 'light' : 'dark')}
        >
          <Icon of={dark ? Moon : Sun} small />
        </Button>
        <div className="bar-menu">
          <ChatMenu>
            <Panels />
            <div className="bar-choices">
              <InstallButton />
              <Segments
                label={t('language.label')}
                value={language}
                options={[
                  { value: 'en', label: languageNames.en },
                  { value: 'zh', label: languageNames.zh },
                ]}
                onChange={setLanguage}
              />
              <Segments
                label={t('theme.label')}
                value={theme}
                options={[
                  { value: 'light', label: t('value.light') },
                  { value: 'dark', label: t('value.dark') },
                  { value: 'system', label: t('value.system') },
                ]}
                onChange={choose}
              />
            </div>
          </ChatMenu>
        </div>
      </div>
    </header>
  );
}
