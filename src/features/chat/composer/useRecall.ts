import { type KeyboardEvent, useRef } from 'react';

/**
 * Arrow-up in an empty field brings back the last request, again the one before; arrow-down goes forward. `onKey` is true when
 * it used the key.
 */
export function useRecall(past: readonly string[], draft: string, onDraft: (text: string) => void) {
  const depth = useRef(0);

  return {
    reset() {
      depth.current = 0;
    },
    onKey({ key, shiftKey }: KeyboardEvent): boolean {
      const shown = depth.current === 0 ? '' : past.at(-depth.current);
      // A recalled request that was changed is a draft: its arrows move in its text.
      if (shiftKey || (key !== 'ArrowUp' && key !== 'ArrowDown') || draft !== shown) return false;
      const next = depth.current + (key === 'ArrowUp' ? 1 : -1);
      if (next < 0 || next > past.length) return false;
      depth.current = next;
      onDraft(next === 0 ? '' : (past.at(-next) ?? ''));
      return true;
    },
  };
}
