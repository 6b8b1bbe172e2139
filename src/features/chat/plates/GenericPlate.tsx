import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import { useLanguage } from '@/platform/i18n/i18n';
import type { JsonValue, Tool } from '@/tools/tool';
import { Plate } from '@/ui/Plate';
import { useFormat } from '../../page/page';
import './GenericPlate.css';

export interface GenericPlateProps {
  readonly state: CallState;
  readonly tool: Tool | undefined;
}

function isRecord(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a person reads it; what is nested stays JSON. */
function useValueText(): (value: JsonValue) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return value => {
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') return value;
    return value === null ? t('nothing') : JSON.stringify(value, null, 1);
  };
}

/** The result of any tool: the sentence of one of ours, and its values under their names. */
export function GenericPlate({ state, tool }: GenericPlateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useValueText();
  const format = useFormat();
  const { result } = state;
  const title = tool?.title[language] || state.call.name;
  const checked = tool?.source === 'builtin' ? tool.checkResult(result) : undefined;
  return (
    <Plate className="generic">
      <h3 className="generic-title">{title}</h3>
      {tool && checked?.ok && <p>{tool.describe(checked.value, format)}</p>}
      {isRecord(result) ? (
        <dl>
          {Object.entries(result).map(([key, value]) => (
            <div key={key}>
              <dt>{key.replaceAll('_', ' ')}</dt>
              <dd>{text(value)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="generic-value">{result === undefined || result === null ? t('nothing') : text(result)}</p>
      )}
    </Plate>
  );
}
