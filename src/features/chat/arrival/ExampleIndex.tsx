import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Category, Tool } from '@/tools/tool';
import { Reach } from '@/ui/Reach';
import './ExampleIndex.css';

export interface ExampleIndexProps {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly onRun: (request: string) => void;
}

/** How many requests stand under each category. */
const perCategory = 3;

function byCategory(tools: Iterable<Tool>): [Category, Tool[]][] {
  const groups = new Map<Category, Tool[]>();
  for (const tool of tools) groups.set(tool.category, [...(groups.get(tool.category) ?? []), tool]);
  return [...groups];
}

/** Requests of a category: the first example of each of its tools, then the second of each, and so on. */
function requestsOf(tools: readonly Tool[]) {
  const most = Math.max(...tools.map(({ examples }) => examples.length));
  return Array.from({ length: most }, (_, round) =>
    tools.flatMap(tool => {
      const example = tool.examples[round];
      return example ? [{ tool, query: example.query }] : [];
    }),
  )
    .flat()
    .slice(0, perCategory);
}

/** What can be asked, by category; a click runs it. */
export const ExampleIndex = memo(function ExampleIndex({ tools, onRun }: ExampleIndexProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="index" aria-label={t('index.label')}>
      {byCategory(tools.values()).map(([category, members]) => (
        <div key={category}>
          <h2 className="index-title">
            {t(`category.${category}`)}
            <span>{t('index.tools', { count: members.length })}</span>
          </h2>
          <ul>
            {requestsOf(members).map(({ tool, query }) => (
              <li key={query.en}>
                <button type="button" onClick={() => onRun(query[language])}>
                  <span>{query[language]}</span>
                  <Reach level={tool.effects} label={t(`reach.${tool.effects}`)} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
});
