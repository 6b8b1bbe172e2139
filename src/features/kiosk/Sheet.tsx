import { type ReactNode, useEffect, useId, useRef } from 'react';
import './Sheet.css';

export interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** True: it cannot wait. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

/** A modal sheet over the screen, as large as the rest of it. Esc closes it. */
export function Sheet({ title, onClose, alert = false, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="kiosk-sheet"
      role={alert ? 'alertdialog' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
