import { ArrowLeft, Download, FileInput, Pencil, Plug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { useUserTools } from '../page/page';
import './AddTool.css';
import { Servers } from './mcp/Servers';
import { Editor } from './own/Editor';
import { ImportTools } from './own/ImportTools';
import { saveFile } from './own/save-file';

/** Where a person is on the way to a tool. */
export type AddStep = 'choose' | 'write' | 'servers' | 'import';

const ways = [
  { step: 'write', icon: Pencil },
  { step: 'servers', icon: Plug },
  { step: 'import', icon: FileInput },
] as const;

export interface AddToolProps {
  readonly step: AddStep;
  readonly onStep: (step: AddStep) => void;
  readonly onClose: () => void;
  /** Told the name of a tool that was written. */
  readonly onSaved: (name: string) => void;
}

/** The three ways to a tool that is not built in: writing one, an MCP server, a file. */
export function AddTool({ step, onStep, onClose, onSaved }: AddToolProps) {
  const { t } = useTranslation();
  if (step === 'write') return <Editor onClose={onClose} onSaved={onSaved} />;
  return (
    <Dialog open onClose={onClose} title={t(`workshop.add.titles.${step}`)} closeLabel={t('close')}>
      {step !== 'choose' && (
        <Button look="quiet" small className="add-back" onClick={() => onStep('choose')}>
          <Icon of={ArrowLeft} small />
          {t('workshop.add.back')}
        </Button>
      )}
      {step === 'choose' && <Ways onStep={onStep} />}
      {step === 'servers' && <Servers />}
      {step === 'import' && <ImportTools onDone={onClose} />}
    </Dialog>
  );
}

function Ways({ onStep }: Pick<AddToolProps, 'onStep'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const userTools = useUserTools();
  const [error, setError] = useState<ErrorRecord | null>(null);
  const own = userTools.list().length;
  const exportAll = () =>
    userTools.exportAll().then(
      text => saveFile('tiny-giant-tools.json', text),
      thrown => setError(toErrorRecord(thrown)),
    );
  return (
    <>
      <ul className="ways">
        {ways.map(({ step, icon }) => (
          <li key={step}>
            <button type="button" className="way" onClick={() => onStep(step)}>
              <Icon of={icon} />
              <span>
                <b>{t(`workshop.add.ways.${step}`)}</b>
                <span>{t(`workshop.add.about.${step}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {own > 0 && (
        <div className="row ways-own">
          <span className="caption">{t('workshop.add.own', { count: own })}</span>
          <Button small onClick={exportAll}>
            <Icon of={Download} small />
            {t('workshop.add.exportAll')}
          </Button>
        </div>
      )}
      {error && (
        <p className="form-fault" role="alert">
          {errorText(error, language).body}
        </p>
      )}
    </>
  );
}
