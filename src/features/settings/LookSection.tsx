import { useTranslation } from 'react-i18next';
import { Segments } from '@/ui/Segments';
import { useChanges, usePage } from '../page/page';
import { Setting } from './Setting';

/** How the page looks, moves and sounds. */
export function LookSection() {
  const { t } = useTranslation();
  const { theme, textSize, motion, sound } = usePage();
  useChanges(theme);
  useChanges(textSize);
  useChanges(motion);
  useChanges(sound);
  return (
    <>
      <Setting
        title={t('settings.look.theme.title')}
        about={t('settings.look.theme.about')}
        control={
          <Segments
            label={t('settings.look.theme.title')}
            value={theme.get()}
            options={(['light', 'dark', 'system'] as const).map(value => ({
              value,
              label: t(`settings.look.theme.${value}`),
            }))}
            onChange={value => void theme.set(value)}
          />
        }
      />
      <Setting
        title={t('settings.look.textSize.title')}
        about={t('settings.look.textSize.about')}
        control={
          <Segments
            label={t('settings.look.textSize.title')}
            value={textSize.get()}
            options={(['small', 'medium', 'large'] as const).map(value => ({
              value,
              label: t(`settings.look.textSize.${value}`),
            }))}
            onChange={value => void textSize.set(value)}
          />
        }
      />
      <Setting
        title={t('settings.look.motion.title')}
        about={t('settings.look.motion.about')}
        control={
          <Segments
            label={t('settings.look.motion.title')}
            value={motion.get()}
            options={(['full', 'reduced', 'system'] as const).map(value => ({
              value,
              label: t(`settings.look.motion.${value}`),
            }))}
            onChange={value => void motion.set(value)}
          />
        }
      />
      <Setting
        title={t('settings.look.sound.title')}
        about={t('settings.look.sound.about')}
        control={
          <Segments
            label={t('settings.look.sound.title')}
            value={sound.get()}
            options={(['on', 'off'] as const).map(value => ({ value, label: t(`settings.look.sound.${value}`) }))}
            onChange={value => void sound.set(value)}
          />
        }
      />
    </>
  );
}
