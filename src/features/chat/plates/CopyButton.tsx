import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useCopied } from '../copy';

/** Copies what a plate shows. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopied();
  return (
    <Button small onClick={() => copy(text)}>
      <Icon of={copied ? Check : Copy} small />
      <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
    </Button>
  );
}
