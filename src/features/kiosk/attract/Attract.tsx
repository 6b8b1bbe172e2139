import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Language } from '@/tools/language';
import type { Tool } from '@/tools/tool';
import { usePage } from '../../page/page';
import { Brand } from '../Brand';
import { Languages } from '../Languages';
import { LeftCounter } from '../LeftCounter';
import './Attract.css';
import { Demo } from './Demo';
import { playable, type RecordedTurn, recordedTurns } from './recording';
import { useReplay } from './useReplay';

export interface AttractProps {
  readonly languages: readonly Language[];
  readonly tools: ReadonlyMap<string, Tool>;
  readonly onStart: () => void;
  readonly onHeld: () => void;
}

/** What the screen shows while nobody is there: recorded turns, and a call to touch it. A touch anywhere starts. */
export function Attract({ languages, tools, onStart, onHeld }: AttractProps) {
  const { t } = useTranslation('kiosk');
  const { sent } = usePage();
  const language = useLanguage();
  const [recorded, setRecorded] = useState<readonly RecordedTurn[]>([]);
  useEffect(() => {
    // Without the recording the call to touch is all there is.
    recordedTurns().then(setRecorded, () => undefined);
  }, []);
  const network = [...tools.values()].some(({ effects }) => effects === 'network');

  return (
    <main className="attract">
      <svg className="attract-shade" viewBox="0 0 1080 1920" preserveAspectRatio="none" aria-hidden="true">
        <path className="attract-upright" d="M0 0H1080V384L220 1509 125 1478 0 730Z" />
        <path className="attract-lying" d="M0 0H1080V384L200 1440 118 1404 0 1290Z" />
      </svg>
      <button type="button" className="attract-start" aria-label={t('start')} onClick={onStart} />
      <header className="attract-top">
        <Brand onHeld={onHeld} />
        <Languages languages={languages} />
      </header>
      {recorded.length > 0 && <Playing key={language} turns={recorded} language={language} tools={tools} />}
      <div className="attract-peb" aria-hidden="true" />
      <div className="attract-call">
        <h1>
          <span>{t('callTouch')}</span> <span>{t('callAsk')}</span>
        </h1>
        <p>{t(network ? 'aboutNetwork' : 'about')}</p>
      </div>
      <footer className="attract-base">
        <LeftCounter sent={sent} />
        <p>{t('forgets')}</p>
      </footer>
    </main>
  );
}

interface PlayingProps {
  readonly turns: readonly RecordedTurn[];
  readonly language: Language;
  readonly tools: ReadonlyMap<string, Tool>;
}

function Playing({ turns, language, tools }: PlayingProps) {
  const [list] = useState(() => playable(turns, language, new Set(tools.keys())));
  const turn = useReplay(list);
  return turn ? <Demo turn={turn} tools={tools} /> : null;
}
