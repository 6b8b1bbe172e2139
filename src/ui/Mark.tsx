import { stonePath } from './shapes';

/** The mark: a stone and its shadow. Decoration beside the name. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 50 24" aria-hidden="true">
      <path fill="currentColor" d="M16.5 9.4 50 1v22L16.5 14.6Z" />
      <path fill="currentColor" transform="translate(-1.9 4.5) scale(.62)" d={stonePath} />
    </svg>
  );
}
