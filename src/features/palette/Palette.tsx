import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Tool } from '@/tools/tool';
import '@/ui/Dialog.css';
import '@/ui/Menu.css';
import { withoutPressStyle } from '@/ui/pressable';
import { EntryList } from './EntryList';
import { type PalettePlace, palette } from './open';
import './Palette.css';
import { Shortcuts } from './Shortcuts';
import './texts';
import { ToolPage } from './ToolPage';

withoutPressStyle();

/** The palette: a list of all that can be gone to, done or run; behind a tool, its form. Esc closes it. */
export function Palette({ place }: { readonly place: PalettePlace }) {
  const { t } = useTranslation();
  const [tool, setTool] = useState<Tool | null>(null);
  const [query, setQuery] = useState('');
  const close = () => palette.setState({ place: null });
  return (
    <ModalOverlay
      className="dialog-scrim palette-scrim"
      isOpen
      isDismissable
      onOpenChange={open => {
        if (!open) close();
      }}
    >
      <Modal className="dialog palette">
        <Dialog className="palette-body">
          <Heading slot="title" className="visually-hidden">
            {t(place === 'shortcuts' ? 'palette.keys.title' : 'palette.title')}
          </Heading>
          {place === 'shortcuts' ? (
            <Shortcuts onClose={close} />
          ) : tool ? (
            <ToolPage tool={tool} onBack={() => setTool(null)} onClose={close} />
          ) : (
            <EntryList query={query} onQuery={setQuery} onTool={setTool} onClose={close} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
