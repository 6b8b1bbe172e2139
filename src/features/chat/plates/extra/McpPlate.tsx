import { useTranslation } from 'react-i18next';
import type { McpResult } from '@/tools/mcp/result';
import { Plate } from '@/ui/Plate';
import { Prose } from '../../prose/Prose';
import './McpPlate.css';
import { OutLink } from './WebPlates';

type Part = McpResult['content'][number];

/** Only https leads out of the page: a server may name any address. */
function Address({ uri, name }: { readonly uri: string; readonly name: string }) {
  return uri.startsWith('https://') ? (
    <OutLink url={uri}>{name}</OutLink>
  ) : (
    <>
      {name} <span className="code">{uri}</span>
    </>
  );
}

function PartView({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  switch (part.type) {
    case 'text':
      return <Prose className="mcp-text" text={part.text} />;
    case 'image':
      return <img className="mcp-image" src={`data:${part.mimeType};base64,${part.data}`} alt={t('plates.image')} />;
    case 'audio':
      return (
        <audio controls src={`data:${part.mimeType};base64,${part.data}`}>
          <track kind="captions" />
        </audio>
      );
    case 'link':
      return (
        <p>
          <Address uri={part.uri} name={part.name} />
          {part.description && <span className="caption"> {part.description}</span>}
        </p>
      );
    case 'resource':
      return (
        <div>
          <p className="caption">{part.uri}</p>
          {part.text !== undefined && (
            <Prose className="mcp-text" text={part.text} declared={part.mimeType === 'text/markdown'} />
          )}
        </div>
      );
  }
}

/** What a tool of an MCP server gave: texts, pictures, sounds, documents. */
export function McpPlate({ title, result }: { readonly title: string; readonly result: McpResult }) {
  const placed = result.content.map((part, place) => ({ part, place }));
  const dataOnly = result.structured !== undefined && !result.content.some(({ type }) => type !== 'text');
  return (
    <Plate className="mcp-plate">
      <h3 className="generic-title">{title}</h3>
      {dataOnly ? (
        <pre className="mcp-data">{JSON.stringify(result.structured, null, 2)}</pre>
      ) : (
        placed.map(({ part, place }) => <PartView key={place} part={part} />)
      )}
    </Plate>
  );
}
