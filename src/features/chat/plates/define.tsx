import type { ComponentType, ReactNode } from 'react';
import type { z } from 'zod';
import type { CallState } from '@/agent/reduce';

export interface PlateProps<R> {
  readonly result: R;
  readonly state: CallState;
}

/** How the results of a tool are shown. */
export interface PlateDefinition {
  /** True for one that may share a row with another. */
  readonly compact: boolean;
  /** The plate of a call that ran; null when its result is not what the tool declares today, e.g. of a stored turn. */
  render(state: CallState): ReactNode;
}

/** A plate for the results of a schema. */
export function definePlate<R>(
  schema: z.ZodType<R>,
  View: ComponentType<PlateProps<R>>,
  { compact = false } = {},
): PlateDefinition {
  return {
    compact,
    render(state) {
      const parsed = schema.safeParse(state.result);
      return parsed.success ? <View result={parsed.data} state={state} /> : null;
    },
  };
}
