import { useTranslation } from 'react-i18next';
import { languageWish } from '@/platform/i18n/i18n';
import { Segments } from '@/ui/Segments';
import { useChanges } from '../page/page';
import { Setting } from './Setting';

/** Each language by its own name, whatever language the page is in. */
export function LanguageSection() {
  const { t } = useTranslation();
  const wish = languageWish();
  useChanges(wish);
  return (
    <Setting
      title={t('settings.language.interface')}
      about={t('settings.language.about')}
      control={
        <Segments
          label={t('settings.language.interface')}
          value={wish.get()}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
            { value: 'browser', label: t('settings.language.browser') },
          ]}
          onChange={value => void wish.set(value)}
        />
      }
    />
  );
}
