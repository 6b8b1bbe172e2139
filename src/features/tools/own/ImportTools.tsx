import { Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import type { UserToolDefinition } from '@/tools/user/definition';
import type { ImportedTools } from '@/tools/user/user-tools';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { useChat } from '../../chat/store';
import { useUserTools } from '../../page/page';
import { DefinitionView } from './DefinitionView';
import './ImportTools.css';

/** Reads a file of tools, shows what is in it, and installs what is chosen. */
export function ImportTools({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const userTools = useUserTools();
  const [file, setFile] = useState<{ readonly name: string; readonly tools: ImportedTools } | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const read = async (chosen: File) => {
    setError(null);
    setFile(null);
    try {
      setFile({ name: chosen.name, tools: userTools.importFile(await chosen.text()) });
    } catch (thrown) {
      setError(toErrorRecord(thrown));
    }
  };
  const told = error && errorText(error, language);
  return (
    <div className="import">
      <p>{t('workshop.import.hint')}</p>
      <div className="row">
        <FileButton
          look={file ? 'plain' : 'move'}
          accept=".json,application/json"
          onFiles={([chosen]) => chosen && void read(chosen)}
        >
          <Icon of={Upload} />
          {file ? t('workshop.import.another') : t('workshop.import.choose')}
        </FileButton>
        {file && <span className="caption">{file.name}</span>}
      </div>
      {told && (
        <Note state="broke" level={3} role="alert" title={told.title} code={error.code}>
          {told.body}
        </Note>
      )}
      {file && <Preview tools={file.tools} onDone={onDone} />}
    </div>
  );
}

/** What keeps a tool of a file from being installed, or that it takes the place of one. */
function useClash(): (name: string) => 'own' | 'taken' | null {
  const userTools = useUserTools();
  const registered = useChat(({ tools }) => tools);
  const own = new Set(userTools.list().map(({ name }) => name));
  return name => (own.has(name) ? 'own' : registered.has(name) ? 'taken' : null);
}

function Preview({ tools, onDone }: { readonly tools: ImportedTools; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const userTools = useUserTools();
  const clash = useClash();
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(tools.definitions.map(({ name }) => name).filter(name => clash(name) === null)),
  );
  const [failed, setFailed] = useState<ReadonlyMap<string, ErrorRecord>>(new Map());
  const [working, setWorking] = useState(false);
  // A file may hold one name twice.
  const problems = tools.problems.map((problem, at) => ({ id: `${at}`, ...problem }));
  const taken = tools.definitions.filter(({ name }) => clash(name) === 'taken');
  const free = tools.definitions.filter(({ name }) => clash(name) !== 'taken');

  const choose = (name: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(name);
    else next.delete(name);
    setChosen(next);
  };
  const install = async () => {
    setWorking(true);
    const refused = new Map<string, ErrorRecord>();
    for (const definition of tools.definitions.filter(({ name }) => chosen.has(name)))
      try {
        await userTools.save(definition, clash(definition.name) === 'own' ? definition.name : undefined);
      } catch (thrown) {
        refused.set(definition.name, toErrorRecord(thrown));
      }
    setWorking(false);
    setFailed(refused);
    if (refused.size === 0) onDone();
    else setChosen(new Set(refused.keys()));
  };

  const line = (definition: UserToolDefinition) => {
    const { name, title } = definition;
    const replaces = clash(name) === 'own';
    const problem = failed.get(name);
    return (
      <li key={name}>
        <label className="check" htmlFor={id + name}>
          <input
            id={id + name}
            type="checkbox"
            disabled={working}
            checked={chosen.has(name)}
            onChange={({ target }) => choose(name, target.checked)}
          />
          <span>
            <b>{title ?? name}</b> {title && <span className="code">{name}</span>}
          </span>
        </label>
        {replaces && <p className="import-clash">{t('workshop.import.own')}</p>}
        {problem && <p className="form-fault">{errorText(problem, language).body}</p>}
        <details>
          <summary>{t('workshop.import.look')}</summary>
          <DefinitionView definition={definition} />
        </details>
      </li>
    );
  };

  return (
    <>
      {free.length > 0 && (
        <section>
          <h3>{t('workshop.import.can', { count: free.length })}</h3>
          <ul className="import-list">{free.map(line)}</ul>
        </section>
      )}
      {problems.length + taken.length > 0 && (
        <section>
          <h3>{t('workshop.import.cannot', { count: problems.length + taken.length })}</h3>
          <ul className="import-list">
            {taken.map(({ name }) => (
              <li key={name}>
                <span className="code">{name}</span>
                <p className="import-clash">{t('workshop.import.taken')}</p>
              </li>
            ))}
            {problems.map(({ id: key, name, error }) => (
              <li key={key}>
                <span className="code">{name}</span>
                <p className="import-clash">{errorText(error, language).body}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {tools.definitions.length + problems.length === 0 && <p>{t('workshop.import.empty')}</p>}
      {free.length > 0 && (
        <div className="row">
          <Button look="move" disabled={chosen.size === 0 || working} onClick={install}>
            {t('workshop.import.install', { count: chosen.size })}
          </Button>
        </div>
      )}
    </>
  );
}
