import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tool } from '@/tools/tool';
import { Reach } from '@/ui/Reach';
import type { Filter } from './filter';
import './Filters.css';
import { byCategory, passes } from './filter';
import { sources } from './source';

export interface FiltersProps {
  readonly tools: readonly Tool[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

const reaches = ['none', 'local', 'device', 'network'] as const;

/** Sources, categories and reaches with how many tools each has; one is shown at a time. */
export function Filters({ tools, filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const line = (key: string, target: Filter, label: ReactNode) => {
    const count = tools.filter(tool => passes(target, tool)).length;
    const current = JSON.stringify(target) === JSON.stringify(filter);
    return (
      <li key={key}>
        <button type="button" className="filter" aria-pressed={current} onClick={() => onChange(target)}>
          {label}
          <span className="tabular">{count}</span>
        </button>
      </li>
    );
  };
  return (
    <nav className="filters" aria-label={t('tools.filters')}>
      <h2>{t('tools.source')}</h2>
      <ul>
        {line('all', { by: 'all' }, t('tools.all'))}
        {sources
          .filter(source => source === 'builtin' || tools.some(tool => tool.source === source))
          .map(source => line(source, { by: 'source', value: source }, t(`tools.sources.${source}`)))}
      </ul>
      <h2>{t('tools.category')}</h2>
      <ul>
        {byCategory(tools).map(([category]) =>
          line(category, { by: 'category', value: category }, t(`category.${category}`)),
        )}
      </ul>
      <h2>{t('tools.reach')}</h2>
      <ul>
        {reaches.map(level =>
          line(
            level,
            { by: 'reach', value: level },
            <>
              <Reach level={level} />
              {t(`reach.${level}`)}
            </>,
          ),
        )}
      </ul>
    </nav>
  );
}
