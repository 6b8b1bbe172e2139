import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/Icon';
import { Plate } from '@/ui/Plate';
import { usePage } from '../../../page/page';
import './WebPlates.css';

/** A link to another site, in a tab that knows nothing of this page. On a closed page its text alone. */
export function OutLink({ url, children }: { readonly url: string; readonly children: string }) {
  const { closed } = usePage();
  if (closed) return <span>{children}</span>;
  return (
    <a className="out-link" href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <Icon of={ExternalLink} small />
    </a>
  );
}

export interface ArticlesPlateProps {
  readonly query: string;
  readonly articles: readonly {
    readonly title: string;
    readonly description?: string | undefined;
    readonly excerpt: string;
    readonly url: string;
  }[];
}

/** Articles that were found; a picture of one would be a further request, so none is shown. */
export function ArticlesPlate({ query, articles }: ArticlesPlateProps) {
  const { t } = useTranslation();
  const [first, ...others] = articles;
  if (!first)
    return (
      <Plate>
        <p>{t('plates.noArticles', { query })}</p>
      </Plate>
    );
  return (
    <Plate>
      <h3 className="article-first">
        <OutLink url={first.url}>{first.title}</OutLink>
      </h3>
      {first.description && <p className="caption">{first.description}</p>}
      <p className="article-excerpt">{first.excerpt}</p>
      {others.length > 0 && (
        <ul className="articles">
          {others.map(({ title, description, excerpt, url }) => (
            <li key={url}>
              <OutLink url={url}>{title}</OutLink>
              <span className="caption">{description ?? excerpt}</span>
            </li>
          ))}
        </ul>
      )}
    </Plate>
  );
}

export interface PagePlateProps {
  readonly url: string;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly text: string;
  readonly truncated: boolean;
}

/** The readable text of a page. */
export function PagePlate({ url, title, byline, text, truncated }: PagePlateProps) {
  const { t } = useTranslation();
  return (
    <Plate>
      <h3 className="article-first">
        <OutLink url={url}>{title || new URL(url).host}</OutLink>
      </h3>
      {byline && <p className="caption">{byline}</p>}
      <section className="page-text" aria-label={t('plates.pageText')}>
        {text}
      </section>
      {truncated && <p className="caption">{t('plates.truncated')}</p>}
    </Plate>
  );
}
