import { useEffect, useState } from 'react';

/** How long a copy button says that it has copied. */
const saidMs = 2000;

/** Copies texts to the clipboard; `copied` is true for a while after one got there. */
export function useCopied(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return {
    copied,
    copy(text) {
      // A clipboard that is denied leaves the button as it is: nothing was copied, and nothing says so.
      navigator.clipboard?.writeText(text).then(
        () => setCopied(true),
        () => setCopied(false),
      );
    },
  };
}
