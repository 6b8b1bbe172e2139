import { Menu } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { usePage } from '../page/page';
import { LazySide } from './side/LazySide';
import { useChat } from './store';

/** The side column as a drawer, on screens that have no room for it. `children`: what else has no room there. */
export function ChatMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const state = useChat(chat => chat);
  const { actions } = usePage();
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" small square aria-label={t('menu')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon of={Menu} />
      </Button>
      <Dialog open={open} onClose={close} title={t('menu')} closeLabel={t('close')} place="side">
        {children}
        <LazySide state={state} actions={actions} onChosen={close} />
      </Dialog>
    </>
  );
}
