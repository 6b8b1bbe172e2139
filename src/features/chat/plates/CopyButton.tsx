import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { usePage } from '../../page/page';
import { useCopied } from '../copy';

/** Copies what a plate shows. Nothing on a closed page. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopied();
  const { closed } = usePage();
  if (closed) return null;
  return (
    <Button small onClick={() => copy(text)}>
      <Icon of={copied ? Check : Copy} small />
      <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
    </Button>
  );
}
