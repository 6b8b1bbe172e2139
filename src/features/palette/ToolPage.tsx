import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useChat } from '../chat/store';
import { useChanges, usePage } from '../page/page';
import '../tools/texts';
import { TryIt } from '../tools/TryIt';

export interface ToolPageProps {
  readonly tool: Tool;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** The form of a tool, made from its schema; it runs as a call by hand, and what came of it stands below. */
export function ToolPage({ tool, onBack, onClose }: ToolPageProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { permissions } = usePage();
  useChanges(permissions);
  const conversationId = useChat(state => state.conversationId);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, textarea, select, button[type="submit"]');
    field?.focus();
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.select();
  }, []);
  return (
    <div className="palette-tool" ref={form}>
      <header>
        <Button look="quiet" small square aria-label={t('palette.back')} onClick={onBack}>
          <Icon of={ArrowLeft} small />
        </Button>
        <h2>{tool.title[language] || tool.name}</h2>
        <span className="code">{tool.name}</span>
        <Button look="quiet" small square aria-label={t('close')} onClick={onClose}>
          <Icon of={X} small />
        </Button>
      </header>
      <p>{tool.description[language]}</p>
      <TryIt tool={tool} denied={permissions.stateOf(tool, conversationId).permission === 'deny'} />
    </div>
  );
}
