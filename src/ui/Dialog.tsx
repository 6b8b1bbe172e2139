import { lazy, type ReactNode, Suspense } from 'react';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  /** `side`: a drawer at the start edge, as tall as the window. */
  readonly place?: 'middle' | 'side';
  readonly children: ReactNode;
}

const Modal = lazy(() => import('./Modal').then(modal => ({ default: modal.Modal })));

/**
 * A modal dialog: a plate with an ink edge over a dimmed ground. Esc and a click beside it close it; focus goes back where it was.
 * Its library is loaded by the first one that opens.
 */
export function Dialog(props: DialogProps) {
  return <Suspense>{props.open && <Modal {...props} />}</Suspense>;
}
