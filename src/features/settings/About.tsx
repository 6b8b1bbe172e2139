import { useTranslation } from 'react-i18next';
import { useChat } from '../chat/store';
import { Setting } from './Setting';

/** Whose page this is, what it is made of, and under which terms. */
export function About() {
  const { t } = useTranslation();
  const { record } = useChat(state => state);
  return (
    <>
      <Setting
        title={t('settings.about.page')}
        about={
          <>
            <p>{t('settings.about.version', { version: import.meta.env.VITE_VERSION })}</p>
            <p>
              <a href="./third-party-licenses.md" target="_blank" rel="noreferrer">
                {t('settings.about.thirdParty')}
              </a>
            </p>
          </>
        }
      />
      <Setting
        title={record.title}
        about={
          <>
            <p>{t('settings.about.model', { license: record.license })}</p>
            <p className="row">
              <a href={`${record.folder}NOTICE`} target="_blank" rel="noreferrer">
                {t('settings.about.notice')}
              </a>
              <a href={`${record.folder}LICENSE`} target="_blank" rel="noreferrer">
                {t('settings.about.license')}
              </a>
            </p>
          </>
        }
      />
      <Setting title={t('settings.about.data')} about={t('settings.about.dataAbout')} />
    </>
  );
}
