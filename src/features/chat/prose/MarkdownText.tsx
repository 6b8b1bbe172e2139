import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import Markdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import '../talk-texts';
import './MarkdownText.css';

/** The host that a link leads to; null for one that does not lead to another page. */
function hostOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? host : null;
}

/** A link that says where it leads, and opens what knows nothing of this page. Any other address is text. */
function Link({ href, children }: { readonly href?: string | undefined; readonly children?: ReactNode }) {
  const host = hostOf(href);
  if (host === null) return <>{children}</>;
  return (
    <a className="markdown-link" href={href} target="_blank" rel="noopener noreferrer">
      {children} <span className="caption">({host})</span>
    </a>
  );
}

/** A picture is a request to another host, so it is named and not loaded: a link leads to it. */
function Picture({ src, alt = '' }: { readonly src?: unknown; readonly alt?: string | undefined }) {
  const { t } = useTranslation();
  const name = t('talk.picture', { name: alt });
  return <Link href={typeof src === 'string' ? src : undefined}>{name}</Link>;
}

/** Its headings stand below that of their plate. */
const components: Components = {
  h1: ({ children }) => <h4 className="markdown-first">{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  img: ({ src, alt }) => <Picture src={src} alt={alt} />,
  input: ({ checked }) => <span aria-hidden="true">{checked ? '☑' : '☐'}</span>,
  table: ({ children }) => (
    <div className="data-scroll">
      <table className="data">{children}</table>
    </div>
  ),
};
const plugins = [gfm];

/**
 * A text in Markdown (CommonMark with GitHub's tables, lists of tasks and crossed-out words). What is HTML in it stands there as text;
 * nothing in it runs or is loaded.
 */
export function MarkdownText({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      <Markdown components={components} remarkPlugins={plugins}>
        {text}
      </Markdown>
    </div>
  );
}
