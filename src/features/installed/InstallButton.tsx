import { MonitorDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useChanges, usePage } from '../page/page';

/** Offers to install the page as an app, where the browser would; nothing elsewhere. */
export function InstallButton({ className }: { readonly className?: string }) {
  const { t } = useTranslation();
  const { installation } = usePage();
  useChanges(installation);
  if (!installation.offered) return null;
  return (
    <Button look="quiet" small {...(className && { className })} onClick={() => void installation.install()}>
      <Icon of={MonitorDown} small />
      {t('install')}
    </Button>
  );
}
