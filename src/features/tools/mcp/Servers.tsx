import { useTranslation } from 'react-i18next';
import { useMcp, useNow } from '../../page/page';
import { useNotForModel } from '../useNotForModel';
import { AddServer } from './AddServer';
import { ServerLine } from './ServerLine';
import './Servers.css';

/** The MCP servers that are here, and one more by its address. */
export function Servers() {
  const { t } = useTranslation();
  const mcp = useMcp();
  const notForModel = useNotForModel();
  const servers = mcp.list();
  const now = useNow(servers.some(({ status }) => status === 'waiting'));
  return (
    <div className="servers">
      <p className="servers-about">{t('workshop.mcp.about')}</p>
      {servers.length > 0 && (
        <ul>
          {servers.map(server => (
            <ServerLine
              key={server.id}
              server={server}
              now={now}
              notForModel={server.tools.filter(name => notForModel.has(name)).length}
            />
          ))}
        </ul>
      )}
      <AddServer />
    </div>
  );
}
