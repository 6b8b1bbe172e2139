import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import type { UserToolDefinition } from '@/tools/user/definition';
import { readLink } from '@/tools/user/link';
import { isToolLink } from '@/tools/user/link-prefix';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Note } from '@/ui/Note';
import { usePage, useUserTools } from '../../page/page';
import { DefinitionView } from './DefinitionView';
import { Editor } from './Editor';
import './SharedTool.css';
import '../texts';

type Shared = { readonly definition: UserToolDefinition } | { readonly error: ErrorRecord };

const isLink = () => isToolLink(location.hash);

/** What the page's address holds of a tool, read again whenever it changes. */
function useShared(): [Shared | null, (shared: null) => void] {
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    let latest = 0;
    const read = async () => {
      latest += 1;
      const turn = latest;
      if (!isLink()) return setShared(null);
      const next = await readLink(location.hash).then(
        definition => ({ definition }),
        (thrown: unknown) => ({ error: toErrorRecord(thrown) }),
      );
      if (turn === latest) setShared(next);
    };
    const onChange = () => void read();
    onChange();
    window.addEventListener('hashchange', onChange);
    return () => {
      latest = Number.POSITIVE_INFINITY;
      window.removeEventListener('hashchange', onChange);
    };
  }, []);
  return [shared, setShared];
}

/** Asks whether a tool that a link holds is to be installed, with all that it is. Nothing of it runs or is kept before that. */
export function SharedTool() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { panels } = usePage();
  const userTools = useUserTools();
  const [shared, setShared] = useShared();
  const [editing, setEditing] = useState(false);
  const [refused, setRefused] = useState<ErrorRecord | null>(null);
  if (!shared) return null;

  const leave = () => {
    if (isLink()) history.replaceState(history.state, '', location.pathname + location.search);
    setEditing(false);
    setRefused(null);
    setShared(null);
  };
  const installed = () => {
    leave();
    panels.open('tools');
  };
  const install = (definition: UserToolDefinition) =>
    userTools.save(definition).then(installed, thrown => setRefused(toErrorRecord(thrown)));

  if ('definition' in shared && editing)
    return <Editor definition={shared.definition} onClose={() => setEditing(false)} onSaved={installed} />;

  const error = 'error' in shared ? shared.error : refused;
  const told = error && errorText(error, language);
  return (
    <Dialog open onClose={leave} title={t('workshop.shared.title')} closeLabel={t('close')}>
      <div className="shared">
        {'definition' in shared && (
          <>
            <p>{t('workshop.shared.text')}</p>
            <DefinitionView definition={shared.definition} />
          </>
        )}
        {told && (
          <Note state="broke" level={3} role="alert" title={told.title} code={error.code}>
            {told.body}
          </Note>
        )}
        <div className="row">
          {'definition' in shared && (
            <>
              <Button look="move" onClick={() => install(shared.definition)}>
                {t('workshop.shared.install')}
              </Button>
              <Button onClick={() => setEditing(true)}>{t('workshop.shared.change')}</Button>
            </>
          )}
          <Button onClick={leave}>{t('workshop.shared.leave')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
