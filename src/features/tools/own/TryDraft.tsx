import { nanoid } from 'nanoid';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callTool } from '@/agent/direct';
import { reduceTurn, type TurnState } from '@/agent/reduce';
import type { UserToolDefinition } from '@/tools/user/definition';
import { userTool } from '@/tools/user/tool';
import type { DirectCalls } from '../../calls/direct';
import { createPendingQuestions } from '../../calls/pending';
import { usePage, useUserTools } from '../../page/page';
import { TryIt } from '../TryIt';

/** Runs a tool that is not saved, with the checks and limits of every other call. What its code writes to the console stands below. */
export function TryDraft({ definition }: { readonly definition: UserToolDefinition }) {
  const { t } = useTranslation();
  const { toolContext } = usePage();
  const userTools = useUserTools();
  const [logs, setLogs] = useState<readonly string[]>([]);
  const tool = useMemo(() => {
    const { sandbox, fetch } = userTools.ports;
    return userTool(definition, {
      fetch,
      sandbox: {
        run: async (code, options) => {
          const outcome = await sandbox.run(code, options);
          setLogs(outcome.logs);
          return outcome;
        },
      },
    });
  }, [definition, userTools]);

  const runCall: DirectCalls['run'] = async (
    call,
    _askedBy,
    { signal = new AbortController().signal, onChange } = {},
  ) => {
    setLogs([]);
    let state: TurnState | undefined;
    const turnId = nanoid();
    const events = callTool({
      turnId,
      text: call.name,
      call,
      tools: new Map([[tool.name, tool]]),
      permissionOf: () => 'allow',
      // Whoever wrote it runs it by hand, which decides it.
      person: { ...createPendingQuestions().person(turnId), permit: async () => 'once' },
      toolContext,
      now: () => new Date(),
      signal,
    });
    for await (const event of events) {
      state = reduceTurn(state, event);
      onChange?.(state);
    }
    if (!state) throw new TypeError('A call ended without an event');
    return state;
  };

  return (
    <>
      <TryIt tool={tool} denied={false} runCall={runCall} />
      {logs.length > 0 && (
        <div className="try-logs">
          <h4 className="caption">{t('workshop.editor.logs')}</h4>
          <pre className="code">{logs.join('\n')}</pre>
        </div>
      )}
    </>
  );
}
