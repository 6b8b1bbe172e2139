import { Fragment, type ReactNode } from 'react';
import { useLanguage, useLookup } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { cut } from '@/ui/cut';
import type { Field } from './fields';

type Sentence = (
  tool: Tool | undefined,
  name: string,
  fields: readonly Field[],
  slot: (field: Field) => ReactNode,
  label: (name: string) => string,
) => ReactNode;

/**
 * A tool's call as a sentence with a slot for each parameter: its own (`sentence.<tool>` in the catalogues, `[parameter]` where a
 * slot goes) where it has one that names every parameter, else its title with the parameters after it.
 */
export function useSentence(): Sentence {
  const lookup = useLookup();
  const language = useLanguage();
  return (tool, name, fields, slot, label) => {
    const own = tool?.source === 'builtin' ? lookup('sentence', name) : null;
    if (own && fields.every(field => own.includes(`[${field.name}]`))) {
      return cut(own, /(\[\w+\])/).map(({ at, text }) => {
        const field = fields.find(candidate => text === `[${candidate.name}]`);
        return <Fragment key={at}>{field ? slot(field) : text}</Fragment>;
      });
    }
    return (
      <>
        {tool?.title[language] ?? name}
        {fields.map(field => (
          <Fragment key={field.name}>
            {', '}
            {label(field.name)} {slot(field)}
          </Fragment>
        ))}
      </>
    );
  };
}
