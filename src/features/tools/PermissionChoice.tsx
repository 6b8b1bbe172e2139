import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Permission, Tool } from '@/tools/tool';
import { Segments } from '@/ui/Segments';

export interface PermissionChoiceProps {
  readonly tool: Tool;
  readonly permission: Permission;
  readonly onChange: (permission: Permission) => void;
}

/** Allow, ask or deny. */
export function PermissionChoice({ tool, permission, onChange }: PermissionChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Segments
      label={t('tools.permissionOf', { tool: tool.title[language] })}
      value={permission}
      options={(['allow', 'ask', 'deny'] as const).map(value => ({ value, label: t(`tools.permissions.${value}`) }))}
      onChange={onChange}
    />
  );
}
