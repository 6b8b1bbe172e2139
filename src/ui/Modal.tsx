import { X } from 'lucide-react';
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components';
import { Button } from './Button';
import type { DialogProps } from './Dialog';
import './Dialog.css';
import { Icon } from './Icon';

/** What `Dialog` shows, with the library that keeps the focus inside. */
export function Modal({ open, onClose, title, closeLabel, place = 'middle', children }: DialogProps) {
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
      <AriaModal className="dialog" data-place={place}>
        <Dialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <Button look="quiet" small square aria-label={closeLabel} onClick={onClose}>
              <Icon of={X} />
            </Button>
          </header>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
