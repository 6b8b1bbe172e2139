import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button';
import './Dialog.css';
import { Icon } from './Icon';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  /** `side`: a drawer at the start edge, as tall as the window. */
  readonly place?: 'middle' | 'side';
  readonly children: ReactNode;
}

/** A modal dialog: a plate with an ink edge over a dimmed ground. Esc and a click beside it close it; focus goes back where it was. */
export function Dialog({ open, onClose, title, closeLabel, place = 'middle', children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      data-place={place}
      isOpen={open}
      isDismissable
      onOpenChange={next => {
        if (!next) onClose();
      }}
    >
      <Modal className="dialog" data-place={place}>
        <AriaDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button look="quiet" small square aria-label={closeLabel} onClick={onClose}>
              <Icon of={X} />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
