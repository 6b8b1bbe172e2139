import { useTranslation } from 'react-i18next';
import type { Tool } from '@/tools/tool';

/** Says what a tool may touch: "This page: its timers". */
export function useReachText(): (tool: Pick<Tool, 'effects' | 'category'>) => string {
  const { t } = useTranslation();
  return ({ effects, category }) => {
    if (effects !== 'local') return t(`reach.${effects}`);
    switch (category) {
      case 'timers':
      case 'todos':
      case 'page':
        return t(`reach.local_${category}`);
      default:
        return t('reach.local');
    }
  };
}
