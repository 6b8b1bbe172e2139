import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './texts';
import { About } from './About';
import { DataSection } from './DataSection';
import { Diagnostics } from './Diagnostics';
import { LanguageSection } from './LanguageSection';
import { LookSection } from './LookSection';
import { ModelSection } from './ModelSection';
import { PermissionsSection } from './PermissionsSection';
import './SettingsPanel.css';
import { sectionId, sections } from './sections';
import { useCurrentSection } from './useCurrentSection';

const bodies = {
  model: ModelSection,
  permissions: PermissionsSection,
  language: LanguageSection,
  look: LookSection,
  data: DataSection,
  diagnostics: Diagnostics,
  about: About,
} as const;

/** What a person sets, what this browser keeps, and what the page says of itself. */
export function SettingsPanel() {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const current = useCurrentSection(list);
  return (
    <main className="settings" id="main" tabIndex={-1}>
      <h1>{t('panels.settings')}</h1>
      <nav aria-label={t('settings.sections')}>
        {sections.map(section => (
          <button
            key={section}
            type="button"
            aria-current={section === current ? 'true' : undefined}
            onClick={() => {
              const heading = document.getElementById(sectionId(section));
              heading?.scrollIntoView();
              heading?.focus({ preventScroll: true });
            }}
          >
            {t(`settings.${section}.title`)}
          </button>
        ))}
      </nav>
      <div ref={list}>
        {sections.map(section => {
          const Body = bodies[section];
          return (
            <section
              key={section}
              className="settings-section"
              data-section={section}
              aria-labelledby={sectionId(section)}
            >
              <h2 id={sectionId(section)} tabIndex={-1}>
                {t(`settings.${section}.title`)}
              </h2>
              <Body />
            </section>
          );
        })}
      </div>
    </main>
  );
}
