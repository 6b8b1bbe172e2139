import { useTranslation } from 'react-i18next';
import { showLanguage, useLanguage } from '@/platform/i18n/i18n';
import type { Language } from '@/tools/language';
import './Languages.css';

/** Each language by its own name. */
const names = { en: 'English', zh: '中文' } as const;
const tags = { en: 'en', zh: 'zh-CN' } as const;

/** The languages that a visitor may choose; nothing where there is one. */
export function Languages({ languages }: { readonly languages: readonly Language[] }) {
  const { t } = useTranslation('kiosk');
  const shown = useLanguage();
  if (languages.length < 2) return null;
  return (
    <fieldset className="kiosk-languages" aria-label={t('languages')}>
      {languages.map(language => (
        <button
          key={language}
          type="button"
          lang={tags[language]}
          aria-pressed={language === shown}
          onClick={() => void showLanguage(language)}
        >
          {names[language]}
        </button>
      ))}
    </fieldset>
  );
}
