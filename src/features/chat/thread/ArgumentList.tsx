import { useTranslation } from 'react-i18next';
import { useLookup } from '@/platform/i18n/i18n';
import type { Arguments, JsonValue } from '@/tools/tool';
import './ArgumentList.css';

/** What a call would be given, each value under its name in words, whole and exactly as the tool gets it. */
export function ArgumentList({ args }: { readonly args: Arguments }) {
  const { t } = useTranslation();
  const lookup = useLookup();
  const text = (value: JsonValue): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'string') return t('quoted', { text: value });
    if (Array.isArray(value)) return value.map(text).join(t('comma'));
    return JSON.stringify(value);
  };
  const entries = Object.entries(args);
  if (entries.length === 0) return null;
  return (
    <dl className="argument-list">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{lookup('parameter', name) ?? name.replaceAll('_', ' ')}</dt>
          <dd>{text(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
