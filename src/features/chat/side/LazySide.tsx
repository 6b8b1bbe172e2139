import { lazy, Suspense } from 'react';
import type { SideProps } from './Side';

const Side = lazy(() => import('./Side').then(side => ({ default: side.Side })));

/** The side column, loaded when it is first shown: a first visit has nothing in it. */
export function LazySide(props: SideProps) {
  return (
    <Suspense>
      <Side {...props} />
    </Suspense>
  );
}
