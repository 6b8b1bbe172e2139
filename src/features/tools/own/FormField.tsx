import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Fault } from './draft';
import './FormField.css';

/** What a fault says to a person. */
export function useFaultText(): (fault: Fault) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return fault => (typeof fault === 'string' ? t(`workshop.faults.${fault}`) : errorText(fault, language).body);
}

export interface FormFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: Fault | undefined;
  /** The control, which takes these attributes. */
  readonly children: (attributes: {
    readonly id: string;
    readonly className: string;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A labelled control with what it is for, and what is wrong with it beside it. */
export function FormField({ label, hint, fault, children }: FormFieldProps) {
  const faultText = useFaultText();
  const id = useId();
  const about = [hint && `${id}hint`, fault && `${id}fault`].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="caption" id={`${id}hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        className: 'input',
        'aria-invalid': fault ? true : undefined,
        'aria-describedby': about || undefined,
      })}
      {fault && (
        <p className="form-fault" id={`${id}fault`}>
          {faultText(fault)}
        </p>
      )}
    </div>
  );
}
