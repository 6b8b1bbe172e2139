import { type ComponentProps, type KeyboardEvent, useRef } from 'react';

export type CodeFieldProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'onKeyDown'> & {
  readonly onChange: (text: string) => void;
};

/** Types a text as a person would, so that the browser can undo it. */
function type(field: HTMLTextAreaElement, text: string): void {
  // No other way of writing into a field is kept by the browser's undo.
  if (!document.execCommand('insertText', false, text))
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
}

/** A field for code: Tab indents, and after Esc it leaves the field, as does Shift and Tab. */
export function CodeField({ onChange, ...rest }: CodeFieldProps) {
  const leaving = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && !leaving.current) {
      leaving.current = true;
      // The first one is for the field; the next closes the dialog.
      event.stopPropagation();
      return;
    }
    const indents = event.key === 'Tab' && !event.shiftKey && !leaving.current;
    leaving.current = false;
    if (!indents) return;
    event.preventDefault();
    event.stopPropagation();
    type(event.currentTarget, '  ');
    onChange(event.currentTarget.value);
  };
  return (
    <textarea
      {...rest}
      data-code
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      translate="no"
      onBlur={() => {
        leaving.current = false;
      }}
      onKeyDown={onKeyDown}
      onChange={event => onChange(event.target.value)}
    />
  );
}
