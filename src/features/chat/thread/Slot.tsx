import { useTranslation } from 'react-i18next';
import { useLookup } from '@/platform/i18n/i18n';
import { classes } from '@/ui/classes';
import type { Field } from './fields';

export interface SlotProps {
  readonly field: Field;
  readonly label: string;
  readonly placeholder: string;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A hole in a sentence, in the form that its parameter takes. */
export function Slot({ field, label, placeholder, invalid, value, onChange }: SlotProps) {
  const { t } = useTranslation();
  const lookup = useLookup();
  const shared = {
    name: field.name,
    className: classes('slot', field.optional && 'optional'),
    'aria-label': label,
    'aria-invalid': invalid || undefined,
    'aria-required': !field.optional,
    value,
  };
  if (field.kind === 'enum' || field.kind === 'boolean') {
    const values = field.kind === 'enum' ? field.values : ['true', 'false'];
    const text = (option: string) =>
      field.kind === 'enum' ? (lookup('value', option) ?? option) : t(option === 'true' ? 'yes' : 'no');
    return (
      <select {...shared} onChange={event => onChange(event.target.value)}>
        <option value="">{field.optional ? t('clarify.any') : t('clarify.choose')}</option>
        {values.map(option => (
          <option key={option} value={option}>
            {text(option)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type="text"
      autoComplete="off"
      inputMode={field.kind === 'number' ? 'decimal' : field.kind === 'integer' ? 'numeric' : 'text'}
      placeholder={placeholder}
      onChange={event => onChange(event.target.value)}
    />
  );
}
