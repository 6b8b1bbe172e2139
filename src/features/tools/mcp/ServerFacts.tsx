import { useTranslation } from 'react-i18next';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { useMcp } from '../../page/page';

/** Which server an MCP tool is of, and how that stands. */
export function ServerFacts({ tool, onServers }: { readonly tool: Tool; readonly onServers: () => void }) {
  const { t } = useTranslation();
  const mcp = useMcp();
  const server = mcp.list().find(({ tools }) => tools.includes(tool.name));
  return (
    <section>
      <h3>{t('workshop.mcp.server')}</h3>
      {server && (
        <dl className="facts">
          <dt>{server.name}</dt>
          <dd>{t(`workshop.mcp.status.${server.status}`)}</dd>
          <dt>{t('workshop.mcp.brings')}</dt>
          <dd>{t('workshop.mcp.tools', { count: server.tools.length })}</dd>
        </dl>
      )}
      <p className="row server-facts-more">
        <Button small onClick={onServers}>
          {t('workshop.mcp.servers')}
        </Button>
      </p>
    </section>
  );
}
