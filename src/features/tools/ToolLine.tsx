import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Permission, Tool } from '@/tools/tool';
import { Reach } from '@/ui/Reach';
import { PermissionChoice } from './PermissionChoice';
import { SourceTag } from './source';
import './ToolLine.css';

export interface ToolLineProps {
  readonly tool: Tool;
  readonly current: boolean;
  readonly permission: Permission;
  readonly onOpen: () => void;
  readonly onRun: (request: string) => void;
  readonly onPermission: (permission: Permission) => void;
}

/** A tool on one line: reach first, permission last. */
export function ToolLine({ tool, current, permission, onOpen, onRun, onPermission }: ToolLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const example = tool.examples[0]?.query[language];
  return (
    <li className="tool-line" aria-current={current || undefined}>
      <Reach level={tool.effects} label={t(`reach.${tool.effects}`)} />
      <button type="button" className="tool-line-name" onClick={onOpen}>
        <b>{tool.title[language]}</b>
        <span className="code">{tool.name}</span>
      </button>
      {example === undefined ? (
        <span className="tool-line-said">{tool.description[language]}</span>
      ) : (
        <button type="button" className="tool-line-example" onClick={() => onRun(example)}>
          {example}
        </button>
      )}
      <SourceTag source={tool.source} />
      <PermissionChoice tool={tool} permission={permission} onChange={onPermission} />
    </li>
  );
}
