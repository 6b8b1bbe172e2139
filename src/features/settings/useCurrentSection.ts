import { type RefObject, useEffect, useState } from 'react';
import { type Section, sections } from './sections';

/** The section that is being read: the first of those in the upper third of the window. */
export function useCurrentSection(list: RefObject<HTMLElement | null>): Section {
  const [current, setCurrent] = useState<Section>(sections[0]);
  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          const name = (target as HTMLElement).dataset.section ?? '';
          if (isIntersecting) inView.add(name);
          else inView.delete(name);
        }
        const first = sections.find(section => inView.has(section));
        if (first) setCurrent(first);
      },
      { rootMargin: '-10% 0px -66% 0px' },
    );
    for (const section of list.current?.children ?? []) observer.observe(section);
    return () => observer.disconnect();
  }, [list]);
  return current;
}
