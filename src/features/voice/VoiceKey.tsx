import { Mic, Square } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createListener } from '@/platform/listen';
import type { RecognitionClass } from '@/platform/recognition';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import './texts';
import { useVoice } from './useVoice';
import './VoiceKey.css';

export interface VoiceKeyProps {
  readonly recognition: RecognitionClass;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
}

/** The key that listens: what is heard stands in the request at once, behind what was written, and is sent by the person. */
export function VoiceKey({ recognition, draft, onDraft }: VoiceKeyProps) {
  const { t } = useTranslation();
  const listener = useMemo(() => createListener(recognition), [recognition]);
  /** What was written before the listening began. */
  const written = useRef('');
  const voice = useVoice(listener, text => onDraft([written.current, text].filter(Boolean).join(' ')));
  const { state, language } = voice;
  const listening = state === 'listening';
  const asking = state === 'asking-server' || state === 'asking-download';
  const busy = state === 'fetching';
  return (
    <>
      <Button
        look="quiet"
        small
        square
        className="voice-key"
        aria-label={t(listening ? 'voice.stop' : 'voice.speak')}
        aria-pressed={listening}
        disabled={busy}
        onClick={() => {
          if (listening) return voice.stop();
          written.current = draft.trim();
          voice.start();
        }}
      >
        <Icon of={listening ? Square : Mic} />
      </Button>
      <span className="voice-said" role="status">
        {listening ? t('voice.listening') : busy ? t('voice.ask.fetching') : ''}
      </span>
      <Dialog open={asking} onClose={() => voice.answer('no')} title={t('voice.ask.title')} closeLabel={t('close')}>
        <p>{t(state === 'asking-download' ? 'voice.ask.downloadable' : 'voice.ask.server', { language })}</p>
        <div className="row voice-ask">
          {state === 'asking-download' && (
            <Button look="move" onClick={() => voice.answer('fetch')}>
              {t('voice.ask.fetch')}
            </Button>
          )}
          <Button look={state === 'asking-server' ? 'move' : 'plain'} onClick={() => voice.answer('send')}>
            {t('voice.ask.send')}
          </Button>
          <Button onClick={() => voice.answer('no')}>{t('voice.ask.no')}</Button>
        </div>
      </Dialog>
    </>
  );
}
