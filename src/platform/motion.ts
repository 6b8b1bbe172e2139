import { Choice } from './choice.ts';

/** As the system says, or what a person chose against it. */
export type Motion = 'system' | 'reduced' | 'full';

/** The motion of all tabs of this page: `data-motion` on the document says which, and nothing where the system decides. */
export class PageMotion extends Choice<Motion> {
  constructor(root: HTMLElement) {
    super({
      key: 'tiny-giant.motion',
      values: ['system', 'reduced', 'full'],
      page: root.ownerDocument.defaultView,
      apply(motion) {
        if (motion === 'system') delete root.dataset.motion;
        else root.dataset.motion = motion;
      },
    });
  }
}

/** Whether nothing may move now: for what no style sheet animates. */
export function isMotionReduced(): boolean {
  const { motion } = document.documentElement.dataset;
  return motion ? motion === 'reduced' : matchMedia('(prefers-reduced-motion: reduce)').matches;
}
