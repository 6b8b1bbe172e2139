import { lazy, Suspense } from 'react';
import { isMarkdown } from './is-markdown';

const MarkdownText = lazy(() => import('./MarkdownText').then(module => ({ default: module.MarkdownText })));

export interface ProseProps {
  readonly text: string;
  /** Of the paragraph that a plain text is. */
  readonly className: string;
  /** Its maker says that it is Markdown. Without that, its signs tell. */
  readonly declared?: boolean;
}

/** A text that may be Markdown; the code that reads it is loaded by the first one. */
export function Prose({ text, className, declared = false }: ProseProps) {
  const plain = <p className={className}>{text}</p>;
  if (!declared && !isMarkdown(text)) return plain;
  return (
    <Suspense fallback={plain}>
      <MarkdownText text={text} />
    </Suspense>
  );
}
